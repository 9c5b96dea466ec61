package io.dragoman.config;

import static io.dragoman.config.Range.any;
import static io.dragoman.config.Range.atLeast;
import static io.dragoman.config.Range.attention;
import static io.dragoman.config.Range.cell;
import static io.dragoman.config.Range.factors;
import static io.dragoman.config.Range.fraction;
import static io.dragoman.config.Range.oneOf;

import io.dragoman.model.Bridge;
import io.dragoman.model.DecoderConfig;
import io.dragoman.model.DecoderDetails;
import io.dragoman.model.DecoderVariant;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.ModelConfig;
import io.dragoman.nn.Normalization;

/** Keys of the network. */
final class ModelKeys {
  private final ConfigKeys all;

  private ModelKeys(ConfigKeys all) {
    this.all = all;
  }

  static void addTo(ConfigKeys all) {
    ModelKeys keys = new ModelKeys(all);
    keys.model();
  }

  private void model() {
    all.section("model", "The architecture.");
    encoder();
    decoder();
    looking();
    dropout();
  }

  private void encoder() {
    all.section("model.encoder", "Reads the source sentence.");
    all.key("model.encoder.embedding", "Size of a source word's vector.", atLeast(1));
    all.key("model.encoder.cell", "Recurrent cell and its options.", cell());
    all.key("model.encoder.hidden", "Units per direction and layer.", atLeast(1));
    all.key("model.encoder.layers", "Stacked layers.", atLeast(1));
    all.key(
        "model.encoder.bidirectional",
        "Whether every layer also reads from the end to the start.",
        any("true or false"));
    all.key(
        "model.encoder.stack",
        "How layers read: all alike, both ways in the lowest and forward above it (GNMT), each"
            + " against the one below, or as two stacks in opposite directions.",
        oneOf(EncoderConfig.STACKS));
    all.key(
        "model.encoder.skip",
        "The way around layers above the lowest.",
        oneOf(EncoderConfig.SKIPS));
    all.key(
        "model.encoder.pyramid",
        "So many neighbouring states make one input of the layer above, which shortens time by as"
            + " much with every layer; 1 is off.",
        atLeast(1));
    all.key(
        "model.encoder.factors",
        "What stands behind each source word of the text, as in houses￨N￨pl: names in this order,"
            + " each with the size of its vectors, which are added to the word's without one; the"
            + " name subword is made of the pieces.",
        factors());
    all.key(
        "model.encoder.sources",
        "Texts that are read, each with an encoder and an attention of its own.",
        atLeast(1));
  }

  private void decoder() {
    all.section("model.decoder", "Writes the target sentence.");
    all.key("model.decoder.embedding", "Size of a target word's vector.", atLeast(1));
    all.key("model.decoder.cell", "Recurrent cell and its options.", cell());
    all.key("model.decoder.hidden", "Units per layer.", atLeast(1));
    all.key("model.decoder.layers", "Stacked layers.", atLeast(1));
    all.key(
        "model.decoder.conditional",
        "Whether one cell takes the previous word before the decoder looks at the source and a"
            + " second what it saw (conditional GRU); if not, one cell takes both.",
        any("true or false"));
    all.key(
        "model.decoder.bridge",
        "Where the first state comes from: a tanh or a linear layer of the mean or the last encoder"
            + " state, the last state as it is (pass), or zero.",
        oneOf(Bridge.Source.names()));
    all.key("model.decoder.readout", "Units between the state and the output layer.", atLeast(1));
    all.key(
        "model.decoder.skip",
        "The way around layers above the lowest.",
        oneOf(DecoderConfig.SKIPS));
    variant();
    details();
    fusion();
  }

  private void fusion() {
    all.section(
        "model.decoder.fusion",
        "The language model in the decoder (deep fusion); train --deep-fusion sets all of these.");
    all.key("model.decoder.fusion.layers", "Stacked layers; 0 for none.", atLeast(0));
    all.key("model.decoder.fusion.cell", "Recurrent cell and its options.", cell());
    all.key("model.decoder.fusion.embedding", "Size of a word's vector.", atLeast(1));
    all.key("model.decoder.fusion.hidden", "Units per layer.", atLeast(1));
  }

  private void details() {
    all.section(
        "model.decoder.details", "In what decoders of other toolkits, such as Marian, differ.");
    all.key(
        "model.decoder.details.context-cell",
        "Of a conditional decoder, the cell that takes the context: same as decoder.cell, or"
            + " another kind.",
        any("same or a kind of cell"));
    all.key(
        "model.decoder.details.upper-cell",
        "Of a conditional decoder, the cells of the layers above: same, or another kind.",
        any("same or a kind of cell"));
    all.key(
        "model.decoder.details.first-word",
        "What stands before the first word: bos, the vector of <s>, or zeros.",
        oneOf(DecoderDetails.FIRST_WORDS));
    all.key(
        "model.decoder.details.readout-biases",
        "Whether state, context and word each bring a bias to the readout, not one for all.",
        any("true or false"));
    all.key(
        "model.decoder.details.normalization",
        "Layer normalisation of the bridge and of each part of the readout: none, of the product x"
            + " W, or of the layer x W + b.",
        oneOf(Normalization.names()));
  }

  private void looking() {
    all.section("model.attention", "How the decoder looks at the source.");
    all.key(
        "model.attention.type",
        "Kind of attention; behind a colon heads, positions, a filter's width, a window or a way.",
        attention());
    all.key(
        "model.attention.units",
        "Size of the space in which queries and keys are compared.",
        atLeast(1));
  }

  private void dropout() {
    all.section("model.dropout", "Dropout rates; 0 is off.");
    all.key("model.dropout.embedding", "On word vectors of both sides.", fraction());
    all.key("model.dropout.layers", "Between stacked encoder layers.", fraction());
    all.key("model.dropout.readout", "Before the output layer.", fraction());
    all.key(
        "model.dropout.variational",
        "Whether a sentence has the same masks at all positions.",
        any("true or false"));
    all.key("model.dropout.source-words", "Of whole source words.", fraction());
    all.key("model.dropout.target-words", "Of whole previous target words.", fraction());
    all.key(
        "model.tied-embeddings",
        "Tables that are one: none, the target's word vectors and the output layer's weight, inputs,"
            + " the source's and the target's word vectors, or all three.",
        oneOf(ModelConfig.TIES));
  }

  private void variant() {
    all.section("model.decoder.variant", "What differs from the decoder of Bahdanau et al. 2015.");
    all.key(
        "model.decoder.variant.attend",
        "Whether it looks at the source before the cell, which takes what it saw, or after it"
            + " (Luong).",
        oneOf(DecoderVariant.ATTEND));
    all.key(
        "model.decoder.variant.input-feeding",
        "Whether the cell also takes the last readout; needs attend: after.",
        any("true or false"));
    all.key(
        "model.decoder.variant.context-gate",
        "What a gate weighs before the cell takes it: nothing, the source context, the target word,"
            + " or both against each other; needs attend: before.",
        oneOf(DecoderVariant.GATES));
    all.key(
        "model.decoder.variant.activation",
        "Of the readout; maxout takes the larger of two.",
        oneOf(DecoderVariant.ACTIVATIONS));
    all.key(
        "model.decoder.variant.readout-context",
        "Whether the readout takes the context vector.",
        any("true or false"));
    all.key(
        "model.decoder.variant.readout-embedding",
        "Whether the readout takes the previous word's vector.",
        any("true or false"));
    all.key(
        "model.decoder.variant.lexical",
        "Whether the output layer also takes the source words' vectors, weighed by the attention.",
        any("true or false"));
    all.key(
        "model.decoder.variant.carry-bias",
        "First bias of the update gate of a conditional decoder's second cell: above 0 keeps more"
            + " of the state at first, such as 1; cell: gru alone.",
        atLeast(0));
    all.key(
        "model.decoder.variant.copy",
        "Whether words may be copied from the source, also those that the target vocabulary lacks.",
        any("true or false"));
  }
}

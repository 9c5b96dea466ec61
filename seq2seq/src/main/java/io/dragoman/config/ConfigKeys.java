package io.dragoman.config;

import static io.dragoman.config.Range.above;
import static io.dragoman.config.Range.any;
import static io.dragoman.config.Range.atLeast;
import static io.dragoman.config.Range.attention;
import static io.dragoman.config.Range.cell;
import static io.dragoman.config.Range.fraction;
import static io.dragoman.config.Range.inside;
import static io.dragoman.config.Range.normalization;
import static io.dragoman.config.Range.oneOf;
import static io.dragoman.config.Range.subwords;
import static io.dragoman.config.Range.tokenizer;
import static io.dragoman.config.Range.upTo;
import static io.dragoman.config.Range.validationBleu;
import static io.dragoman.config.Range.within;

import io.dragoman.model.Bridge;
import io.dragoman.model.DecoderVariant;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.ModelConfig;
import io.dragoman.optim.Optimizers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every key of the configuration: the one place of meanings and ranges. */
final class ConfigKeys {
  private static final ConfigKeys ALL = new ConfigKeys();

  private final Map<String, ConfigKey> keys = new LinkedHashMap<>();
  private final Map<String, String> sections = new LinkedHashMap<>();

  private ConfigKeys() {
    data();
    embeddings();
    model();
    training();
    optimizer();
    learningRate();
    validation();
    mechanics();
    losses();
    scheduledSampling();
    minimumRisk();
    distillation();
    search();
  }

  private void data() {
    section("data", "Text, tokens and vocabularies.");
    key(
        "data.source-tokenizer",
        "How source lines are cut into tokens: into words, numbers and punctuation, at whitespace"
            + " (already cut), by a Lucene analyzer or as Moses does.",
        tokenizer());
    key("data.target-tokenizer", "The same for target lines.", tokenizer());
    key(
        "data.source-normalization",
        "What happens to source lines before they are cut: steps joined by +.",
        normalization());
    key("data.target-normalization", "The same for target lines.", normalization());
    key(
        "data.source-subwords",
        "What source tokens are cut into: nothing, characters, bytes, or pieces of a model that is"
            + " read or learned from the training text.",
        subwords());
    key("data.target-subwords", "The same for target tokens.", subwords());
    key(
        "data.joint-subwords",
        "Whether subwords are learned from both sides together.",
        any("true or false"));
    key(
        "data.subword-dropout",
        "Probability with which each merge is left out in training text, anew in every epoch"
            + " (BPE-dropout), such as 0.1; 0 is off.",
        fraction());
    key(
        "data.subword-sampling",
        "Training text is cut at random by a unigram model, anew in every epoch, each way with"
            + " its probability to this power, such as 0.2; 0 is off.",
        atLeast(0));
    key(
        "data.subword-nbest",
        "So many best ways to cut a line are drawn from by subword-sampling; 0 is all.",
        atLeast(0));
    key(
        "data.case",
        "What becomes of the case of both sides: it stays, text is lowercased, words are and marks"
            + " among them keep it, or first words of sentences are written as elsewhere.",
        any("one of keep, lower, marks, truecase"));
    key(
        "data.max-length",
        "Training skips pairs with more tokens than this on either side.",
        atLeast(1));
    key(
        "data.source-vocabulary-size",
        "The most frequent source words that are kept, besides the special tokens; 0 is 8,000, or"
            + " all pieces if there are subwords.",
        atLeast(0));
    key("data.target-vocabulary-size", "The same for target words.", atLeast(0));
    key(
        "data.vocabulary-min-frequency",
        "Words seen less often in the training corpus become <unk>; 0 is 2, or 1 if there are"
            + " subwords.",
        atLeast(0));
  }

  private void embeddings() {
    section("data.embeddings", "Word vectors that a new model starts from.");
    key(
        "data.embeddings.source",
        "File of vectors of source words: word2vec's text or .bin, GloVe's or fastText's text,"
            + " plain, .gz or .zst; words that it lacks start at random.",
        any("none or a file"));
    key("data.embeddings.target", "The same for target words.", any("none or a file"));
    key(
        "data.embeddings.normalize",
        "Whether every vector of these files is scaled to length 1.",
        any("true or false"));
  }

  private void model() {
    section("model", "The architecture.");
    encoder();
    decoder();
    looking();
    dropout();
  }

  private void encoder() {
    section("model.encoder", "Reads the source sentence.");
    key("model.encoder.embedding", "Size of a source word's vector.", atLeast(1));
    key("model.encoder.cell", "Recurrent cell and its options.", cell());
    key("model.encoder.hidden", "Units per direction and layer.", atLeast(1));
    key("model.encoder.layers", "Stacked layers.", atLeast(1));
    key(
        "model.encoder.bidirectional",
        "Whether every layer also reads from the end to the start.",
        any("true or false"));
    key(
        "model.encoder.stack",
        "How layers read: all alike, both ways in the lowest and forward above it (GNMT), or each"
            + " against the one below.",
        oneOf(EncoderConfig.STACKS));
    key(
        "model.encoder.skip",
        "The way around layers above the lowest.",
        oneOf(EncoderConfig.SKIPS));
    key(
        "model.encoder.pyramid",
        "So many neighbouring states make one input of the layer above, which shortens time by as"
            + " much with every layer; 1 is off.",
        atLeast(1));
  }

  private void decoder() {
    section("model.decoder", "Writes the target sentence.");
    key("model.decoder.embedding", "Size of a target word's vector.", atLeast(1));
    key("model.decoder.cell", "Recurrent cell and its options.", cell());
    key("model.decoder.hidden", "Units per layer.", atLeast(1));
    key("model.decoder.layers", "Stacked layers.", atLeast(1));
    key(
        "model.decoder.conditional",
        "Whether one cell takes the previous word before the decoder looks at the source and a"
            + " second what it saw (conditional GRU); if not, one cell takes both.",
        any("true or false"));
    key(
        "model.decoder.bridge",
        "Where the first state comes from: a tanh or a linear layer of the mean or the last encoder"
            + " state, the last state as it is (pass), or zero.",
        oneOf(Bridge.Source.names()));
    key("model.decoder.readout", "Units between the state and the output layer.", atLeast(1));
    variant();
  }

  private void looking() {
    section("model.attention", "How the decoder looks at the source.");
    key(
        "model.attention.type",
        "Kind of attention; behind a colon heads, positions, a filter's width, a window or a way.",
        attention());
    key(
        "model.attention.units",
        "Size of the space in which queries and keys are compared.",
        atLeast(1));
  }

  private void dropout() {
    section("model.dropout", "Dropout rates; 0 is off.");
    key("model.dropout.embedding", "On word vectors of both sides.", fraction());
    key("model.dropout.layers", "Between stacked encoder layers.", fraction());
    key("model.dropout.readout", "Before the output layer.", fraction());
    key(
        "model.dropout.variational",
        "Whether a sentence has the same masks at all positions.",
        any("true or false"));
    key("model.dropout.source-words", "Of whole source words.", fraction());
    key("model.dropout.target-words", "Of whole previous target words.", fraction());
    key(
        "model.tied-embeddings",
        "Tables that are one: none, the target's word vectors and the output layer's weight, or"
            + " all, with the source's.",
        oneOf(ModelConfig.TIES));
  }

  private void variant() {
    section("model.decoder.variant", "What differs from the decoder of Bahdanau et al. 2015.");
    key(
        "model.decoder.variant.attend",
        "Whether it looks at the source before the cell, which takes what it saw, or after it"
            + " (Luong).",
        oneOf(DecoderVariant.ATTEND));
    key(
        "model.decoder.variant.input-feeding",
        "Whether the cell also takes the last readout; needs attend: after.",
        any("true or false"));
    key(
        "model.decoder.variant.context-gate",
        "What a gate weighs before the cell takes it: nothing, the source context, the target word,"
            + " or both against each other; needs attend: before.",
        oneOf(DecoderVariant.GATES));
    key(
        "model.decoder.variant.activation",
        "Of the readout; maxout takes the larger of two.",
        oneOf(DecoderVariant.ACTIVATIONS));
    key(
        "model.decoder.variant.readout-context",
        "Whether the readout takes the context vector.",
        any("true or false"));
    key(
        "model.decoder.variant.readout-embedding",
        "Whether the readout takes the previous word's vector.",
        any("true or false"));
    key(
        "model.decoder.variant.lexical",
        "Whether the output layer also takes the source words' vectors, weighed by the attention.",
        any("true or false"));
    key(
        "model.decoder.variant.carry-bias",
        "First bias of the update gate of a conditional decoder's second cell: above 0 keeps more"
            + " of the state at first, such as 1; cell: gru alone.",
        atLeast(0));
  }

  private void search() {
    section("search", "Beam search.");
    key("search.beam", "Hypotheses kept per sentence; 1 is greedy search.", atLeast(1));
    key(
        "search.length-penalty",
        "Alpha of the score log p / length^alpha; 0 prefers short translations.",
        atLeast(0));
    key("search.max-length-factor", "Target tokens allowed per source token.", above(0));
    key("search.max-length-extra", "Target tokens allowed besides.", atLeast(1));
    key("search.batch-size", "Sentences decoded together.", atLeast(1));
  }

  private void training() {
    section("training", "Batches, optimizer, validation and checkpoints.");
    key(
        "training.seed",
        "Seed of initial weights, order of batches and dropout.",
        any("a whole number"));
    key("training.max-epochs", "Training ends after so many passes over the corpus.", atLeast(1));
    key("training.max-updates", "Training ends after so many updates; 0 is no limit.", atLeast(0));
    key("training.batch-size", "Size of a batch in the unit below.", atLeast(1));
    key(
        "training.batch-unit",
        "What batch-size counts; of tokens, those of the side that has more.",
        any("one of sentences, tokens"));
    key(
        "training.bucket-batches",
        "So many batches' worth of pairs are sorted by length together.",
        atLeast(1));
    key(
        "training.shards",
        "A batch's gradient is summed over so many parts; changes results by rounding alone.",
        atLeast(1));
    key("training.threads", "Workers; 0 is all cores; never changes results.", atLeast(0));
    key(
        "training.label-smoothing",
        "Probability mass of the gold word that is spread over the vocabulary.",
        fraction());
    key("training.clip-norm", "Largest norm of the whole gradient; 0 is no clipping.", atLeast(0));
  }

  private void optimizer() {
    section("training.optimizer", "The rule that turns gradients into updates.");
    key("training.optimizer.type", "Which rule.", oneOf(Optimizers.TYPES));
    key("training.optimizer.learning-rate", "Step size after warm-up.", above(0));
    key(
        "training.optimizer.momentum",
        "How slowly sgd and rmsprop forget earlier steps.",
        fraction());
    key(
        "training.optimizer.nesterov",
        "Whether sgd looks ahead along the momentum.",
        any("true or false"));
    key("training.optimizer.beta1", "Decay of the gradient's mean (adam, adamw).", fraction());
    key(
        "training.optimizer.beta2",
        "Decay of the squared gradient's mean (adam, adamw).",
        fraction());
    key(
        "training.optimizer.epsilon",
        "Added to the denominator (all but sgd); adadelta wants 1e-6.",
        above(0));
    key(
        "training.optimizer.weight-decay",
        "Pull of the weights towards zero; decoupled in adamw and adafactor; 0 is none.",
        fraction());
    key(
        "training.optimizer.rho",
        "Decay of the squared gradient's mean (adadelta, rmsprop).",
        fraction());
    key(
        "training.optimizer.centered",
        "Whether rmsprop divides by the deviation from the gradient's mean.",
        any("true or false"));
    key(
        "training.optimizer.initial-accumulator",
        "Where adagrad's sums of squares start.",
        atLeast(0));
    section("training.optimizer.adafactor", "What adafactor has besides.");
    key(
        "training.optimizer.adafactor.beta2-decay",
        "The squared gradient's mean moves by n^-this at update n.",
        above(0));
    key(
        "training.optimizer.adafactor.clip",
        "Largest root mean square of a parameter's step before the learning rate.",
        above(0));
    key(
        "training.optimizer.adafactor.floor",
        "Steps are in proportion to the size of a parameter, but at least to this.",
        above(0));
  }

  private void learningRate() {
    key(
        "training.warmup-updates",
        "Updates over which the learning rate rises linearly from 0; 0 is none.",
        atLeast(0));
    key(
        "training.decay-factor",
        "A plateau, or each step of decay, multiplies the learning rate by this; 1 is no decay.",
        upTo(0, 1));
    key(
        "training.decay-patience",
        "Validations without improvement before the learning rate decays on a plateau.",
        atLeast(1));
    key(
        "training.min-learning-rate",
        "The learning rate never decays below this (but one-cycle's).",
        atLeast(0));
    key(
        "training.average",
        "Decay per update of the moving average of the weights that validation uses and the"
            + " model keeps, such as 0.999; 0 is off.",
        fraction());
  }

  private void validation() {
    key(
        "training.validate-every",
        "How often to validate.",
        any("epochs such as 1e or updates such as 500u"));
    key("training.validation-beam", "Beam of validation; 1 is greedy search.", atLeast(1));
    key(
        "training.validation-bleu",
        "How BLEU of validation splits lines: as sacreBLEU's 13a, zh, char, intl or none, or as"
            + " suits the target tokenizer (none for whitespace, zh for smartcn, char for kuromoji,"
            + " else 13a).",
        validationBleu());
    key(
        "training.early-stopping-patience",
        "Validations without improvement before training ends; 0 is never.",
        atLeast(0));
    key(
        "training.early-stopping-metric",
        "What validation must improve.",
        any("one of bleu, loss, perplexity, chrf, ter, wer, accuracy"));
    key(
        "training.checkpoint-every",
        "How often to write a checkpoint.",
        any("epochs such as 1e or updates such as 500u"));
    key("training.keep-checkpoints", "Newest checkpoints kept besides the best.", atLeast(1));
    key("training.keep-best", "Best checkpoints kept, for averaging say.", atLeast(1));
    key(
        "training.max-duration",
        "Training ends after this besides, with a checkpoint; time counts anew when a run goes on.",
        any(Budget.FORMS));
  }

  private void mechanics() {
    key(
        "training.accumulate",
        "Batches whose gradients make one update: as one batch of their size together.",
        atLeast(1));
    key(
        "training.clip-value",
        "Largest size of each value of the gradient; 0 is no clipping.",
        atLeast(0));
    key(
        "training.freeze",
        "Parameters that stay as they are: names joined by commas, with * for anything, such as"
            + " encoder.embedding.*; \"info --parameters\" lists the names.",
        any("none or patterns"));
    schedule();
    section("training.swa", "Stochastic weight averaging: the plain mean of weights on the way.");
    key(
        "training.swa.from",
        "When it begins; validation then uses the mean and the model keeps it.",
        Range.epochsOrUpdates());
    key(
        "training.swa.every",
        "How often the weights enter the mean.",
        any("epochs such as 1e or updates such as 500u"));
    key(
        "training.swa.learning-rate",
        "Learning rate from then on, or the lowest of a cycle; 0 is the schedule's.",
        atLeast(0));
    key(
        "training.swa.high-learning-rate",
        "Where the rate of each cycle of swa.every updates starts; 0 is a constant rate.",
        atLeast(0));
    section("training.divergence", "What happens when a loss is not finite or explodes.");
    key(
        "training.divergence.action",
        "Stop, or leave the batch out and go back to the last copy of the weights.",
        any("one of stop, recover"));
    key(
        "training.divergence.loss-factor",
        "A loss of more than this times its running mean is an explosion, such as 3; 0 is never.",
        atLeast(0));
    key(
        "training.divergence.snapshot-every",
        "Updates between copies of the weights to go back to.",
        atLeast(1));
    key(
        "training.divergence.rate-factor",
        "Each recovery multiplies the learning rate by this.",
        upTo(0, 1));
    key("training.divergence.max-recoveries", "After so many training stops.", atLeast(1));
  }

  private void schedule() {
    section("training.schedule", "How the learning rate goes on after warm-up.");
    key("training.schedule.type", "The curve.", oneOf(ScheduleConfig.TYPES));
    key(
        "training.schedule.decay-every",
        "What takes the rate of step and exponential down by decay-factor.",
        any("epochs such as 1e or updates such as 500u"));
    key(
        "training.schedule.length",
        "Update at which the rate of cosine and one-cycle has come down; they need it.",
        atLeast(0));
    key(
        "training.schedule.restarts",
        "Cosine starts again from the peak, each fall so many times as long as the one before; 0 is"
            + " one fall.",
        atLeast(0));
    key("training.schedule.rise", "Share of one-cycle before the peak.", inside());
    key(
        "training.schedule.start-divisor",
        "What one-cycle divides the peak by at the start.",
        atLeast(1));
    key(
        "training.schedule.end-divisor",
        "What one-cycle divides the first rate by at the end.",
        atLeast(1));
  }

  private void losses() {
    section("training.loss", "What is minimised besides cross-entropy; all off by default.");
    key(
        "training.loss.focal-gamma",
        "Words that the model is sure of count less: (1 + alpha p)^gamma; 0 is cross-entropy.",
        atLeast(0));
    key(
        "training.loss.focal-alpha",
        "Alpha of that: -1 is the focal loss, 1 the anti-focal loss.",
        atLeast(-1));
    key(
        "training.loss.unlikelihood",
        "Weight of the unlikelihood of words that the translation has already, such as 0.5; 0 is"
            + " off.",
        atLeast(0));
    key(
        "training.loss.r-drop",
        "Weight of the divergence between two passes with other dropout masks, such as 5; 0 is"
            + " off.",
        atLeast(0));
    key(
        "training.loss.alignment",
        "Weight of guided alignment by the file of train --alignments, such as 0.5; 0 is off.",
        atLeast(0));
    key(
        "training.loss.alignment-half-life",
        "Updates after which the weight of guided alignment has halved; 0 is never.",
        atLeast(0));
    key(
        "training.loss.coverage",
        "Weight of the loss for looking again where the decoder looked before, such as 1; 0 is"
            + " off.",
        atLeast(0));
  }

  private void scheduledSampling() {
    section("training.loss.sampling", "Scheduled sampling: own words in place of known ones.");
    key(
        "training.loss.sampling.decay",
        "How the probability of reading the known word falls from 1: 1 - i/n, exp(-i/n) or n / (n +"
            + " exp(i/n)) at update i, with n below.",
        oneOf(List.of("none", "linear", "exponential", "inverse-sigmoid")));
    key(
        "training.loss.sampling.updates",
        "The n of that: the more, the slower it falls.",
        atLeast(1));
    key("training.loss.sampling.least", "The probability never falls below this.", within(0, 1));
    key(
        "training.loss.sampling.choice",
        "The own word that is read: the best one, or one drawn by its probability.",
        oneOf(List.of("best", "drawn")));
  }

  private void minimumRisk() {
    section("training.loss.risk", "Minimum risk training on drawn translations.");
    key(
        "training.loss.risk.weight",
        "Share of the expected risk in the loss, such as 0.99; 0 is off.",
        fraction());
    key("training.loss.risk.after", "Updates before it begins.", atLeast(0));
    key(
        "training.loss.risk.metric",
        "The risk of a translation is 1 minus this for the sentence.",
        oneOf(List.of("bleu", "chrf")));
    key("training.loss.risk.samples", "Translations drawn for each sentence.", atLeast(1));
    key("training.loss.risk.sharpness", "Alpha of the probabilities p^alpha among them.", above(0));
    key(
        "training.loss.risk.reference",
        "Whether the known translation is one of them.",
        any("true or false"));
  }

  private void distillation() {
    section("training.loss.distillation", "Learning from the words of a teacher model.");
    key(
        "training.loss.distillation.teacher",
        "Folder of a model with the same vocabularies; none is off.",
        any("a folder or none"));
    key(
        "training.loss.distillation.weight",
        "Share of the teacher in the loss of words; 0 is off.",
        within(0, 1));
    key(
        "training.loss.distillation.temperature",
        "Both distributions are softened by this; 1 is not at all.",
        above(0));
  }

  /** The key of a path, or null. */
  static ConfigKey get(String path) {
    return ALL.keys.get(path);
  }

  static boolean isSection(String path) {
    return ALL.sections.containsKey(path);
  }

  /** One line about a section. */
  static String sectionMeaning(String path) {
    return ALL.sections.get(path);
  }

  static List<String> paths() {
    return List.copyOf(ALL.keys.keySet());
  }

  static List<String> sections() {
    return List.copyOf(ALL.sections.keySet());
  }

  private void key(String path, String meaning, Range range) {
    keys.put(path, new ConfigKey(path, meaning, range));
  }

  private void section(String path, String meaning) {
    sections.put(path, meaning);
  }
}

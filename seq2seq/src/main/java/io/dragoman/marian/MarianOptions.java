package io.dragoman.marian;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * The architecture as {@code special:model.yml} in a model tells it, by the names of Marian's
 * options.
 *
 * @param type {@code s2s}, {@code amun} or {@code nematus}
 * @param encType {@code bidirectional}, {@code bi-unidirectional} or {@code alternating}
 * @param encCell such as {@code gru}
 * @param encDepth layers
 * @param encCellDepth transitions of a layer
 * @param decCell such as {@code gru}
 * @param decDepth layers
 * @param decCellBaseDepth transitions of the lowest layer, attention behind the first
 * @param decCellHighDepth transitions of a layer above
 * @param dimEmb size of word vectors
 * @param dimRnn units
 * @param sourceWords rows of the source's table
 * @param targetWords rows of the target's table
 * @param layerNormalization whether layers are normalised
 * @param skip whether there is a way around layers above the lowest
 * @param ties {@code none}, {@code target}, {@code inputs} or {@code all}
 */
record MarianOptions(
    String type,
    String encType,
    String encCell,
    int encDepth,
    int encCellDepth,
    String decCell,
    int decDepth,
    int decCellBaseDepth,
    int decCellHighDepth,
    int dimEmb,
    int dimRnn,
    int sourceWords,
    int targetWords,
    boolean layerNormalization,
    boolean skip,
    String ties) {
  static final List<String> TYPES = List.of("s2s", "amun", "nematus");
  private static final List<String> CELLS = List.of("gru", "gru-nematus", "lstm", "tanh", "relu");
  private static final List<String> ENCODERS =
      List.of("bidirectional", "bi-unidirectional", "alternating");
  private static final int MOST_LAYERS = 64;
  private static final int LARGEST = 1 << 26;

  /** What Marian writes and reads besides, with the values of recurrent models. */
  private static final String OTHERS =
      """
      bert-train-type-embeddings: true
      bert-type-vocab-size: 2
      factors-combine: sum
      factors-dim-emb: 0
      input-types:
        []
      lemma-dependency: ""
      lemma-dim-emb: 0
      output-omit-bias: false
      right-left: false
      separator-symbol: "[eos]"
      transformer-aan-activation: swish
      transformer-aan-depth: 2
      transformer-aan-nogate: false
      transformer-alibi-shift: false
      transformer-alibi-trainable: false
      transformer-attention-mask: default
      transformer-decoder-autoreg: self-attention
      transformer-decoder-dim-ffn: 0
      transformer-decoder-ffn-depth: 0
      transformer-dim-aan: 2048
      transformer-dim-ffn: 2048
      transformer-disable-position-embeddings: false
      transformer-ffn-activation: swish
      transformer-ffn-depth: 2
      transformer-guided-alignment-layer: last
      transformer-heads: 8
      transformer-no-affine: false
      transformer-no-bias: false
      transformer-no-projection: false
      transformer-pool: false
      transformer-postprocess: dan
      transformer-postprocess-emb: d
      transformer-postprocess-top: ""
      transformer-preprocess: ""
      transformer-rnn-projection: false
      transformer-tied-layers:
        []
      transformer-train-position-embeddings: false
      ulr: false
      ulr-dim-emb: 0
      ulr-trainable-transformation: false
      """;

  /** Options that change the network and are not known here, with the value that is. */
  private static final List<String[]> UNKNOWN =
      List.of(
          new String[] {"right-left", "false"},
          new String[] {"output-omit-bias", "false"},
          new String[] {"ulr", "false"},
          new String[] {"dec-attention-hops", "1"},
          new String[] {"dec-attention-heads", "1"},
          new String[] {"dec-attention-lookup-dim", "-1"},
          new String[] {"dec-attention-projection-dim", "-1"},
          new String[] {"factors-dim-emb", "0"},
          new String[] {"lemma-dim-emb", "0"});

  /**
   * Reads the YAML text.
   *
   * @param where the file and the array, for messages
   * @throws MarianException if it is malformed or of a model that is not known
   */
  static MarianOptions parse(String where, String text) {
    JsonNode tree = tree(where, text);
    String type = string(where, tree, "type", "s2s", TYPES);
    for (String[] each : UNKNOWN) {
      JsonNode node = tree.get(each[0]);
      if (node != null && !node.asText().equals(each[1])) {
        throw new MarianException(
            "%s: '%s' is %s but only %s can be read"
                .formatted(where, each[0], shown(node), each[1]));
      }
    }
    JsonNode dims = tree.path("dim-vocabs");
    if (dims.size() != 2) {
      throw new MarianException(
          where + ": 'dim-vocabs' has " + dims.size() + " values but must have 2: one source only");
    }
    String cell = type.equals("nematus") ? "gru-nematus" : "gru";
    return new MarianOptions(
        type,
        string(where, tree, "enc-type", "bidirectional", ENCODERS),
        string(where, tree, "enc-cell", cell, CELLS),
        number(where, tree, "enc-depth", 1, MOST_LAYERS),
        number(where, tree, "enc-cell-depth", 1, MOST_LAYERS),
        string(where, tree, "dec-cell", cell, CELLS),
        number(where, tree, "dec-depth", 1, MOST_LAYERS),
        number(where, tree, "dec-cell-base-depth", 2, MOST_LAYERS),
        number(where, tree, "dec-cell-high-depth", 1, MOST_LAYERS),
        number(where, tree, "dim-emb", null, LARGEST),
        number(where, tree, "dim-rnn", null, LARGEST),
        vocabulary(where, dims.get(0)),
        vocabulary(where, dims.get(1)),
        isTrue(where, tree, "layer-normalization"),
        isTrue(where, tree, "skip"),
        ties(where, tree));
  }

  private static JsonNode tree(String where, String text) {
    try {
      JsonNode tree = OptionsYaml.read(text);
      if (tree instanceof ObjectNode) {
        return tree;
      }
    } catch (IOException | StackOverflowError e) {
      // told below
    }
    throw new MarianException(where + ": is no YAML of options: the file is damaged");
  }

  private static String ties(String where, JsonNode tree) {
    boolean source = isTrue(where, tree, "tied-embeddings-src");
    boolean output = isTrue(where, tree, "tied-embeddings");
    if (isTrue(where, tree, "tied-embeddings-all") || (source && output)) {
      return "all";
    }
    return source ? "inputs" : output ? "target" : "none";
  }

  private static String string(
      String where, JsonNode tree, String key, String otherwise, List<String> known) {
    JsonNode node = tree.get(key);
    String value = node == null ? otherwise : node.asText();
    if (!known.contains(value)) {
      throw new MarianException(
          "%s: '%s' is %s but only %s can be read"
              .formatted(where, key, shown(node), String.join(", ", known)));
    }
    return value;
  }

  private static int number(
      String where, JsonNode tree, String key, Integer otherwise, int largest) {
    JsonNode node = tree.get(key);
    if (node == null && otherwise != null) {
      return otherwise;
    }
    if (node == null || !node.isInt() || node.asInt() < 1 || node.asInt() > largest) {
      throw new MarianException(
          "%s: '%s' is %s but must be from 1 to %d".formatted(where, key, shown(node), largest));
    }
    return node.asInt();
  }

  private static int vocabulary(String where, JsonNode node) {
    if (!node.isInt() || node.asInt() < 1 || node.asInt() > LARGEST) {
      throw new MarianException(
          "%s: 'dim-vocabs' has %s but must have numbers from 1 to %d"
              .formatted(where, shown(node), LARGEST));
    }
    return node.asInt();
  }

  private static boolean isTrue(String where, JsonNode tree, String key) {
    JsonNode node = tree.get(key);
    if (node != null && !node.isBoolean()) {
      throw new MarianException(
          "%s: '%s' is %s but must be true or false".formatted(where, key, shown(node)));
    }
    return node != null && node.asBoolean();
  }

  private static String shown(JsonNode node) {
    String text = String.valueOf(node).replaceAll("\\s+", " ");
    return node == null ? "missing" : text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }

  /** The same, checked against what Marian itself can build. */
  MarianOptions checked(String where) {
    if (decCellBaseDepth < 2) {
      throw new MarianException(
          where
              + ": 'dec-cell-base-depth' is 1 but attention stands behind the first of two cells");
    }
    boolean simple = cellIsSimple(encCell) || cellIsSimple(decCell);
    if (layerNormalization && simple) {
      throw new MarianException(
          where
              + ": 'layer-normalization' is true but cells are tanh or relu: such cannot be read");
    }
    return this;
  }

  private static boolean cellIsSimple(String cell) {
    return cell.equals("tanh") || cell.equals("relu");
  }

  /** The same of another type with other cells. */
  MarianOptions withType(String other, String cell) {
    return new MarianOptions(
        other,
        encType,
        cell,
        encDepth,
        encCellDepth,
        cell,
        decDepth,
        decCellBaseDepth,
        decCellHighDepth,
        dimEmb,
        dimRnn,
        sourceWords,
        targetWords,
        layerNormalization,
        skip,
        ties);
  }

  /** Whether layers are normalised as Nematus does it. */
  boolean isNematus() {
    return type.equals("nematus");
  }

  /** The YAML text that {@link #parse} reads. */
  String toYaml() {
    return "dec-cell: "
        + decCell
        + "\ndec-cell-base-depth: "
        + decCellBaseDepth
        + "\ndec-cell-high-depth: "
        + decCellHighDepth
        + "\ndec-depth: "
        + decDepth
        + "\ndim-emb: "
        + dimEmb
        + "\ndim-rnn: "
        + dimRnn
        + "\ndim-vocabs:\n  - "
        + sourceWords
        + "\n  - "
        + targetWords
        + "\nenc-cell: "
        + encCell
        + "\nenc-cell-depth: "
        + encCellDepth
        + "\nenc-depth: "
        + encDepth
        + "\nenc-type: "
        + encType
        + "\nlayer-normalization: "
        + layerNormalization
        + "\nskip: "
        + skip
        + "\ntied-embeddings: "
        + ties.equals("target")
        + "\ntied-embeddings-all: "
        + ties.equals("all")
        + "\ntied-embeddings-src: "
        + ties.equals("inputs")
        + "\ntype: "
        + type
        + "\nversion: v1.12.0\n"
        + OTHERS;
  }
}

package io.dragoman.marian;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dragoman.io.NpzReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The architecture of a model of Nematus, from its JSON file or from the arrays themselves. */
final class NematusOptions {
  private static final long LARGEST_FILE = 1L << 24;

  /** Options that change the network and are not known here, with the value that is. */
  private static final List<String[]> UNKNOWN =
      List.of(
          new String[] {"encoder", "gru"},
          new String[] {"decoder", "gru_cond"},
          new String[] {"weight_normalisation", "false"},
          new String[] {"weight_normalization", "false"},
          new String[] {"factors", "1"},
          new String[] {"output_depth", "1"},
          new String[] {"lexical_model", "false"},
          new String[] {"multisource", "false"});

  /** The same for decoders of several layers. */
  private static final List<String[]> UNKNOWN_ABOVE =
      List.of(
          new String[] {"decoder_deep", "gru"},
          new String[] {"dec_deep_context", "false"},
          new String[] {"deep_include_ctx", "false"});

  private NematusOptions() {}

  /**
   * Reads the JSON file.
   *
   * @throws MarianException if it is malformed or of a model that is not known
   */
  static MarianOptions read(Path file, NpzReader reader) {
    JsonNode tree = tree(file);
    refuse(file, tree, UNKNOWN);
    if (tree.path("dec_depth").asInt(1) > 1) {
      refuse(file, tree, UNKNOWN_ABOVE);
    }
    int layers = tree.path("enc_depth").asInt(1);
    refuse(file, tree, List.of(new String[][] {{"enc_depth_bidirectional", "" + layers}}));
    MarianOptions guess = guess(file.toString(), reader);
    require(file, tree, "dim", guess.dimRnn());
    require(file, tree, "dim_word", guess.dimEmb());
    require(file, tree, "n_words_src", guess.sourceWords());
    require(file, tree, "n_words", guess.targetWords());
    require(file, tree, "enc_depth", guess.encDepth());
    require(file, tree, "dec_depth", guess.decDepth());
    require(file, tree, "enc_recurrence_transition_depth", guess.encCellDepth());
    require(file, tree, "dec_base_recurrence_transition_depth", guess.decCellBaseDepth());
    if (guess.decDepth() > 1) {
      require(file, tree, "dec_high_recurrence_transition_depth", guess.decCellHighDepth());
      requireTheano(file, tree);
    }
    return guess;
  }

  private static void refuse(Path file, JsonNode tree, List<String[]> unknown) {
    for (String[] each : unknown) {
      JsonNode node = tree.get(each[0]);
      if (node != null && !node.isNull() && !node.asText().equals(each[1])) {
        throw new MarianException(
            "%s: '%s' is %s but only %s can be read"
                .formatted(file, each[0], shown(node), each[1]));
      }
    }
  }

  /** In Nematus of TensorFlow the reset gate of a cell above the lowest also scales its bias. */
  private static void requireTheano(Path file, JsonNode tree) {
    if (tree.has("state_size") && !tree.path("theano_compat").asBoolean()) {
      throw new MarianException(
          file
              + ": 'state_size' tells a model of Nematus' TensorFlow version: with several layers in"
              + " the decoder only those of its Theano version can be read");
    }
  }

  private static JsonNode tree(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new MarianException(file + ": is too large for options of Nematus");
      }
      JsonNode tree = new JsonMapper().readTree(Files.readString(file));
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (JacksonException e) {
      // told below
    } catch (IOException e) {
      throw new MarianException(file + ": cannot be read (" + e + "): check the file");
    }
    throw new MarianException(file + ": is no JSON of options of Nematus: check the file");
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }

  private static void require(Path file, JsonNode tree, String key, int found) {
    JsonNode node = tree.get(key);
    if (node != null && !node.isNull() && node.asInt() != found) {
      throw new MarianException(
          "%s: '%s' is %s but the arrays say %d: give the file of this model"
              .formatted(file, key, shown(node), found));
    }
  }

  /** What the shapes and the names of the arrays say. */
  static MarianOptions guess(String where, NpzReader reader) {
    int[] source = shape(where, reader, "Wemb");
    boolean joint = !reader.names().contains("Wemb_dec");
    int[] target = joint ? source : shape(where, reader, "Wemb_dec");
    boolean tied = !reader.names().contains("ff_logit_W");
    boolean amun = reader.names().contains("encoder_gamma1");
    boolean norm = amun || reader.names().contains("encoder_U_lns");
    int encoder = layers(reader, "encoder_");
    int decoder = layers(reader, "decoder_");
    for (int n = 2; n <= encoder; n++) {
      if (!reader.names().contains("encoder_r_" + n + "_U")) {
        throw new MarianException(
            where
                + (": layer " + n + " of the encoder reads forward only")
                + " ('enc_depth_bidirectional'): such cannot be read");
      }
    }
    String ties = joint ? (tied ? "all" : "inputs") : tied ? "target" : "none";
    return new MarianOptions(
        amun ? "amun" : "nematus",
        encoder > 1 ? "alternating" : "bidirectional",
        amun ? "gru" : "gru-nematus",
        encoder,
        1 + count(reader, "encoder_U_drt_"),
        amun ? "gru" : "gru-nematus",
        decoder,
        2 + count(reader, "decoder_U_nl_drt_"),
        1 + count(reader, "decoder_2_U_drt_"),
        source[1],
        shape(where, reader, "encoder_Ux")[0],
        source[0],
        target[0],
        norm,
        encoder > 1 || decoder > 1,
        ties);
  }

  private static int layers(NpzReader reader, String prefix) {
    int n = 1;
    while (reader.names().contains(prefix + (n + 1) + "_U")) {
      n++;
    }
    return n;
  }

  private static int count(NpzReader reader, String prefix) {
    int n = 0;
    while (reader.names().contains(prefix + (n + 1))) {
      n++;
    }
    return n;
  }

  private static int[] shape(String where, NpzReader reader, String name) {
    List<Long> shape = reader.names().contains(name) ? reader.shape(name) : List.of();
    if (shape.size() != 2 || shape.stream().anyMatch(each -> each < 1 || each > 1 << 26)) {
      throw new MarianException(
          where + ": array '" + name + "' is missing or no matrix: it is no model of Nematus");
    }
    return new int[] {Math.toIntExact(shape.get(0)), Math.toIntExact(shape.get(1))};
  }
}

package io.dragoman.marian;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dragoman.config.RunConfig;
import io.dragoman.config.SearchConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How Marian searches: hypotheses that end leave the beam, which shrinks; a score is {@code log p /
 * length^normalize}, the end counted; at most {@code max-length-factor} times as many words as the
 * source has, ends counted on both sides. That is how beam search works here, too.
 */
final class MarianSearch {
  /** Marian's own, where no file says otherwise. */
  private static final int BEAM = 12;

  private static final double MOST_WORDS = 3;
  private static final long LARGEST_FILE = 1L << 20;

  private MarianSearch() {}

  /**
   * Reads a decoder's settings, such as {@code model.npz.decoder.yml}.
   *
   * @param file empty for Marian's defaults
   * @param batch sentences decoded together
   * @throws MarianException if it is malformed or sets what cannot be done here
   */
  static SearchConfig read(Optional<Path> file, int batch) {
    JsonNode tree =
        file.map(MarianSearch::tree).orElseGet(() -> new YAMLMapper().createObjectNode());
    String where = file.map(Path::toString).orElse("");
    if (number(where, tree, "word-penalty", 0, 0, 1000) != 0) {
      throw new MarianException(
          where + ": 'word-penalty' is " + tree.get("word-penalty") + " but only 0 can be done");
    }
    JsonNode normalize = tree.path("normalize");
    double alpha =
        normalize.isBoolean()
            ? (normalize.asBoolean() ? 1 : 0)
            : number(where, tree, "normalize", 0, 0, 1000);
    double factor = number(where, tree, "max-length-factor", MOST_WORDS, 1e-3, 1e6);
    int beam = (int) number(where, tree, "beam-size", BEAM, 1, 100_000);
    return RunConfig.standard()
        .with(
            "search.beam=" + beam,
            "search.length-penalty=" + alpha,
            "search.max-length-factor=" + factor,
            "search.max-length-extra=" + (int) Math.ceil(factor),
            "search.batch-size=" + batch)
        .search();
  }

  private static JsonNode tree(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new MarianException(file + ": is too large for settings of a decoder");
      }
      JsonNode tree = new YAMLMapper().readTree(Files.readString(file));
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (JacksonException e) {
      // told below
    } catch (IOException e) {
      throw new MarianException(file + ": cannot be read (" + e + "): check the file");
    }
    throw new MarianException(file + ": is no YAML of a decoder's settings: check the file");
  }

  private static double number(
      String where, JsonNode tree, String key, double otherwise, double least, double most) {
    JsonNode node = tree.get(key);
    if (node == null) {
      return otherwise;
    }
    if (!node.isNumber() || !(node.asDouble() >= least && node.asDouble() <= most)) {
      throw new MarianException(
          "%s: '%s' is %s but must be a number from %s to %s"
              .formatted(where, key, node, least, most));
    }
    return node.asDouble();
  }

  /** The YAML text of settings. */
  static String toYaml(SearchConfig search, Path model, Path source, Path target) {
    return "relative-paths: true\nmodels:\n  - "
        + model.getFileName()
        + "\nvocabs:\n  - "
        + source.getFileName()
        + "\n  - "
        + target.getFileName()
        + "\nbeam-size: "
        + search.beam()
        + "\nnormalize: "
        + search.lengthPenalty()
        + "\nword-penalty: 0\nmax-length-factor: "
        + search.maxLengthFactor()
        + "\n";
  }
}

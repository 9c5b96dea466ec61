package io.dragoman.marian;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dragoman.config.RunConfig;
import io.dragoman.config.SearchConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How Marian searches: hypotheses that end leave the beam, which shrinks; at most {@code
 * max-length-factor} times as many words as the source has, ends counted on both sides; what has
 * not ended then is ranked with the others. That is how beam search works here, too. A hypothesis
 * of n words, the end counted, is worth
 *
 * <pre>(log p - word-penalty n) / n^normalize</pre>
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
    JsonNode tree = file.map(MarianSearch::tree).orElseGet(JsonNodeFactory.instance::objectNode);
    String where = file.map(Path::toString).orElse("");
    double penalty = number(where, tree, "word-penalty", 0, -1000, 1000);
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
            "search.word-reward=" + (0 - penalty), // no zero below 0
            "search.reward-end=true",
            "search.unfinished=ranked",
            "search.max-length-factor=" + factor,
            "search.max-length-extra=" + (int) Math.ceil(factor), // of the source's end
            "search.batch-size=" + batch)
        .search();
  }

  /**
   * The options of {@code translate} by which several models rank as Marian ranks with them, if the
   * settings name several. Marian sums {@code weight log p} of its models; here it is their mean.
   *
   * @throws MarianException if the weights are not as many as the models, or not above 0
   */
  static Optional<String> ensemble(Path file) {
    JsonNode tree = tree(file);
    int models = tree.path("models").size();
    if (models < 2) {
      return Optional.empty();
    }
    JsonNode weights = tree.path("weights");
    if (!weights.isEmpty() && weights.size() != models) {
      throw new MarianException(
          "%s: 'weights' has %d values but 'models' %d: give one for each"
              .formatted(file, weights.size(), models));
    }
    List<String> shares = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < models; i++) {
      double weight = weights.isEmpty() ? 1 : weights.get(i).asDouble();
      if (!(weight > 0 && weight <= 1e6)) {
        throw new MarianException(
            "%s: 'weights' has %s but only numbers above 0 can be done"
                .formatted(file, weights.get(i)));
      }
      sum += weight;
      shares.add(String.valueOf(weight));
    }
    double penalty = number(file.toString(), tree, "word-penalty", 0, -1000, 1000);
    return Optional.of(
        "--ensemble log-probability --weights "
            + String.join(",", shares)
            + (penalty == 0 ? "" : " --word-reward " + -penalty / sum));
  }

  private static JsonNode tree(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new MarianException(file + ": is too large for settings of a decoder");
      }
      JsonNode tree = OptionsYaml.read(Files.readString(file));
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

  /**
   * The YAML text of settings; those that Marian lacks are told in comments.
   *
   * <p>Where only words are rewarded and alpha is 0, Marian's count of the end changes all scores
   * alike.
   */
  static String toYaml(SearchConfig search, Path model, Path source, Path target) {
    return lacking(search)
        + "relative-paths: true\nmodels:\n  - "
        + model.getFileName()
        + "\nvocabs:\n  - "
        + source.getFileName()
        + "\n  - "
        + target.getFileName()
        + "\nbeam-size: "
        + search.beam()
        + "\nnormalize: "
        + search.lengthPenalty()
        + "\nword-penalty: "
        + (0 - search.wordReward())
        + "\nmax-length-factor: "
        + search.maxLengthFactor()
        + "\n";
  }

  /** A comment for each setting that makes another search than Marian's. */
  private static String lacking(SearchConfig search) {
    SearchConfig standard = RunConfig.standard().search();
    StringBuilder lacking = new StringBuilder();
    boolean divided = search.lengthPenalty() != 0;
    note(lacking, divided, "length-normalization", search.lengthNormalization(), "power");
    note(lacking, divided && search.wordReward() != 0, "reward-end", search.rewardEnd(), true);
    note(lacking, true, "brevity-penalty", search.brevityPenalty(), standard.brevityPenalty());
    note(lacking, true, "coverage-penalty", search.coveragePenalty(), standard.coveragePenalty());
    note(lacking, true, "min-length-factor", search.minLengthFactor(), standard.minLengthFactor());
    note(lacking, true, "min-length-extra", search.minLengthExtra(), standard.minLengthExtra());
    note(lacking, true, "max-length-extra", search.maxLengthExtra(), extra(search));
    note(lacking, true, "no-repeat-ngram", search.noRepeatNgram(), standard.noRepeatNgram());
    note(lacking, true, "unfinished", search.unfinished(), "ranked");
    return lacking.toString();
  }

  private static void note(
      StringBuilder lacking, boolean matters, String key, Object own, Object marian) {
    if (matters && !own.equals(marian)) {
      lacking.append("# Marian cannot: search.").append(key).append(": ").append(own).append('\n');
    }
  }

  private static int extra(SearchConfig search) {
    return (int) Math.ceil(search.maxLengthFactor());
  }
}

package io.dragoman.config;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.regex.Pattern;

/** How often the pairs of each corpus come in an epoch: numbers joined by commas, or none. */
public final class CorpusWeights {
  /** All pairs of all corpora once. */
  public static final String NONE = "none";

  private static final int MOST = 1000;
  private static final Splitter COMMAS = Splitter.on(',').trimResults();
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  private CorpusWeights() {}

  /**
   * The numbers of a setting, empty for {@link #NONE}.
   *
   * @param corpora how many there are
   * @throws ConfigException if there is not a number for each
   */
  public static List<Double> of(String setting, int corpora) {
    if (setting.equals(NONE)) {
      return List.of();
    }
    List<Double> weights = COMMAS.splitToStream(setting).map(Double::valueOf).toList();
    if (weights.size() != corpora) {
      throw new ConfigException(
          "'data.corpus-weights' is '%s' but the number of corpora is %d: give a weight for each"
              .formatted(setting, corpora));
    }
    return weights;
  }

  static Range range() {
    return new Range(
        "none or a number above 0 and at most 1,000 for each corpus, joined by commas",
        value -> isValid((String) value));
  }

  private static boolean isValid(String text) {
    return text.equals(NONE) || COMMAS.splitToStream(text).allMatch(CorpusWeights::isWeight);
  }

  private static boolean isWeight(String text) {
    return NUMBER.matcher(text).matches()
        && Double.parseDouble(text) > 0
        && Double.parseDouble(text) <= MOST;
  }
}

package io.dragoman.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What a scorer makes of translations that are given: {@code log p(y_t | y_1 .. y_t-1, x)} of each
 * word and of {@code </s>}, and where it looked, many sentences at a time.
 *
 * <p>The bits are those that a search which finds the same words has.
 */
public final class ForcedDecoding {
  private final StepScorer scorer;
  private final SpecialIds special;
  private final SearchOptions options;

  /**
   * Decoding with a scorer.
   *
   * @param options tell how scores come of log-probabilities
   */
  public ForcedDecoding(StepScorer scorer, SpecialIds special, SearchOptions options) {
    this.scorer = scorer;
    this.special = special;
    this.options = options;
  }

  /**
   * Decodes a batch.
   *
   * @param sources ids of each source, {@code </s>} included
   * @param targets ids of each translation, without {@code </s>}
   * @return each translation as a finished hypothesis with the log-probability and the attention
   *     weights of each word; minus infinity for a word that a shortlist leaves out
   * @throws IllegalArgumentException if the numbers of sources and targets differ
   */
  public List<Hypothesis> decode(int[][] sources, int[][] targets) {
    if (sources.length != targets.length) {
      throw new IllegalArgumentException(
          "forced decoding: %d sources but %d targets: give one for each"
              .formatted(sources.length, targets.length));
    }
    if (sources.length == 0) {
      return List.of();
    }
    double[][] words = new double[targets.length][];
    float[][][] attention = new float[targets.length][][];
    int[] open = new int[targets.length];
    int[] rows = new int[targets.length];
    int[] ids = new int[targets.length];
    for (int i = 0; i < targets.length; i++) {
      words[i] = new double[targets[i].length + 1];
      attention[i] = new float[targets[i].length + 1][];
      open[i] = i;
      rows[i] = i;
      ids[i] = special.bos();
    }
    scorer.start(sources);
    int count = targets.length;
    for (int time = 0; count > 0; time++) {
      StepScores scores = scorer.step(rows, ids, count);
      int left = 0;
      for (int row = 0; row < count; row++) {
        int sentence = open[row];
        boolean last = time == targets[sentence].length;
        int id = last ? special.eos() : targets[sentence][time];
        words[sentence][time] = scores.logProbability(row, id);
        attention[sentence][time] = scorer.attention(row);
        if (!last) {
          open[left] = sentence;
          rows[left] = row;
          ids[left] = id;
          left++;
        }
      }
      count = left;
    }
    List<Hypothesis> results = new ArrayList<>(targets.length);
    for (int i = 0; i < targets.length; i++) {
      double sum = 0;
      for (double word : words[i]) {
        sum += word;
      }
      int length = words[i].length;
      double score =
          options.ranking().score(sum, length, length - 1, scorer.length(sources[i]))
              + options.ranking().coverage(attention[i]);
      results.add(new Hypothesis(targets[i].clone(), score, sum, true, words[i], attention[i]));
    }
    return results;
  }
}

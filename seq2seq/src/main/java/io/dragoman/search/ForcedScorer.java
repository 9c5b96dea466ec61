package io.dragoman.search;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scores sentences that are given, word by word with what a search would see: a translation that a
 * search found gets the search's own log-probability, bit for bit. Belongs to one thread.
 */
public final class ForcedScorer {
  private final StepScorer scorer;
  private final SpecialIds special;
  private final boolean keepAttention;

  /** A scorer that uses another for batch after batch. */
  public ForcedScorer(StepScorer scorer, SpecialIds special) {
    this(scorer, special, false);
  }

  /** The same, with attention weights if asked for. */
  ForcedScorer(StepScorer scorer, SpecialIds special, boolean keepAttention) {
    this.scorer = scorer;
    this.special = special;
    this.keepAttention = keepAttention;
  }

  /**
   * Scores a batch. What a target gets depends on it and its source alone.
   *
   * @param sources ids of each source, ending in {@code </s>}
   * @param sourceOf for each target the place of its source; several may share one
   * @param targets ids of each target, without {@code </s>}; may be empty
   * @return a score for each target
   * @throws IllegalStateException if a score is not a number
   */
  public List<ForcedScore> score(int[][] sources, int[] sourceOf, int[][] targets) {
    double[][] words = new double[targets.length][];
    float[][][] attention = new float[targets.length][][];
    int[] order = new int[targets.length]; // from long to short: those that end leave at the end
    for (int i = 0; i < targets.length; i++) {
      words[i] = new double[targets[i].length + 1];
      attention[i] = new float[keepAttention ? words[i].length : 0][];
      order[i] = i;
    }
    IntArrays.mergeSort(order, (a, b) -> Integer.compare(targets[b].length, targets[a].length));
    int[] rows = new int[targets.length];
    int[] ids = new int[targets.length];
    Arrays.setAll(rows, i -> sourceOf[order[i]]);
    Arrays.fill(ids, special.bos());
    if (targets.length > 0) {
      scorer.start(sources);
    }
    int count = targets.length;
    for (int t = 0; count > 0; t++) {
      StepScores step = scorer.step(rows, ids, count);
      int left = 0;
      for (int row = 0; row < count; row++) {
        int[] target = targets[order[row]];
        int next = t < target.length ? target[t] : special.eos();
        double logProbability = step.logProbability(row, next);
        if (Double.isNaN(logProbability)) {
          throw new IllegalStateException(
              "scoring: word %d of target %d of the batch has a score that is no number: check the model's weights"
                  .formatted(t + 1, order[row] + 1));
        }
        words[order[row]][t] = logProbability;
        if (keepAttention) {
          attention[order[row]][t] = scorer.attention(row);
        }
        if (t < target.length) {
          rows[row] = row;
          ids[row] = next;
          left++;
        }
      }
      count = left;
    }
    List<ForcedScore> scores = new ArrayList<>(words.length);
    for (int i = 0; i < words.length; i++) {
      double sum = 0;
      for (double word : words[i]) {
        sum += word;
      }
      scores.add(new ForcedScore(sum, words[i], attention[i]));
    }
    return scores;
  }
}

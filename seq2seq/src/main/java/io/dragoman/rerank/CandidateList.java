package io.dragoman.rerank;

import java.util.List;

/**
 * The candidates of a source line with their features.
 *
 * @param id the source line, from 0
 * @param texts at least one
 * @param features of each candidate, in the order of the names that all lists share
 */
@SuppressWarnings("ArrayRecordComponent") // numbers for arithmetic, never compared
public record CandidateList(int id, List<String> texts, double[][] features) {
  /** The weighted sum of a candidate's features. */
  double score(int candidate, double[] weights) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * features[candidate][k];
    }
    return sum;
  }

  /** The candidate with the largest weighted sum, of equal ones the first. */
  public int best(double[] weights) {
    int best = 0;
    double largest = score(0, weights);
    for (int i = 1; i < texts.size(); i++) {
      double score = score(i, weights);
      if (score > largest) {
        largest = score;
        best = i;
      }
    }
    return best;
  }
}

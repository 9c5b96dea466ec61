package io.dragoman.rerank;

import io.dragoman.evaluation.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exact best step along a direction (Och 2003): as the step grows, the best candidate of a line
 * follows the upper envelope of straight lines, so the metric of all lines changes at finitely many
 * places, each of which is looked at.
 */
final class LineSearch {
  private static final double MARGIN = 0.1; // beyond the first and the last change

  private final Metric metric;
  private final List<CandidateList> lists;
  private final double[][][] statistics; // of each candidate of each line

  LineSearch(Metric metric, List<CandidateList> lists, double[][][] statistics) {
    this.metric = metric;
    this.lists = lists;
    this.statistics = statistics;
  }

  /** Where a line's best candidate changes: the step, and by how much its statistics do. */
  private record Change(double step, double[] difference) {}

  /**
   * A step and what it gives.
   *
   * @param size along the direction
   * @param score of the metric
   */
  record Step(double size, double score) {}

  /** The metric with the candidates that weights choose. */
  double score(double[] weights) {
    double[] sum = new double[metric.size()];
    for (int line = 0; line < lists.size(); line++) {
      add(statistics[line][lists.get(line).best(weights)], 1, sum);
    }
    return metric.score(sum).score();
  }

  /** The best step from weights along a feature; of equal ones the first, from below. */
  Step best(double[] weights, int feature) {
    double[] sum = new double[metric.size()];
    List<Change> changes = new ArrayList<>();
    for (int line = 0; line < lists.size(); line++) {
      follow(line, weights, feature, sum, changes);
    }
    changes.sort(Comparator.comparingDouble(Change::step));
    if (changes.isEmpty()) {
      return new Step(0, metric.score(sum).score());
    }
    Step best = new Step(changes.get(0).step() - MARGIN, metric.score(sum).score());
    for (int i = 0; i < changes.size(); i++) {
      add(changes.get(i).difference(), 1, sum);
      boolean last = i + 1 == changes.size();
      double from = changes.get(i).step();
      double to = last ? from + 2 * MARGIN : changes.get(i + 1).step();
      if (to > from) {
        double score = metric.score(sum).score();
        if (score > best.score()) {
          best = new Step((from + to) / 2, score);
        }
      }
    }
    return best;
  }

  /** Adds the statistics at the step of minus infinity, and all changes from there on. */
  private void follow(int line, double[] weights, int feature, double[] sum, List<Change> changes) {
    CandidateList list = lists.get(line);
    int count = list.texts().size();
    double[] height = new double[count]; // at the step 0
    double[] slope = new double[count];
    for (int i = 0; i < count; i++) {
      height[i] = list.score(i, weights);
      slope[i] = list.features()[i][feature];
    }
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> slope[i])
                    .thenComparing(Comparator.<Integer>comparingDouble(i -> height[i]).reversed()))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] envelope = new int[count];
    double[] begins = new double[count];
    int size = 0;
    for (int next : order) {
      if (size > 0 && slope[next] == slope[envelope[size - 1]]) {
        continue; // as steep and no higher
      }
      double begin = Double.NEGATIVE_INFINITY;
      while (size > 0) {
        int last = envelope[size - 1];
        begin = (height[last] - height[next]) / (slope[next] - slope[last]);
        if (begin > begins[size - 1]) {
          break;
        }
        size--;
        begin = Double.NEGATIVE_INFINITY;
      }
      envelope[size] = next;
      begins[size++] = begin;
    }
    add(statistics[line][envelope[0]], 1, sum);
    for (int i = 1; i < size; i++) {
      double[] difference = statistics[line][envelope[i]].clone();
      add(statistics[line][envelope[i - 1]], -1, difference);
      changes.add(new Change(begins[i], difference));
    }
  }

  private static void add(double[] values, double factor, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += factor * values[k];
    }
  }
}

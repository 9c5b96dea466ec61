package io.dragoman.search;

import static io.dragoman.search.TableScorer.SPECIAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.kernels.KernelsSelector;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private record Candidate(int row, int id, float score, double logProbability) {}

  /** What the selection must give: everything sorted, then cut. */
  private static List<String> sorted(StepScores step, double[] before, int limit) {
    List<Candidate> all = new ArrayList<>();
    for (int row = 0; row < before.length; row++) {
      for (int id = 2; id < step.scores().columns(); id++) {
        float score = step.scores().get(row, id);
        double logProbability =
            before[row] + Math.min(0.0, score - (double) step.logNormalizers().get(0, row));
        if (id != SPECIAL.unk() && logProbability > Double.NEGATIVE_INFINITY) {
          all.add(new Candidate(row, id, score, logProbability));
        }
      }
    }
    all.sort(
        Comparator.comparingDouble(Candidate::logProbability)
            .reversed()
            .thenComparingInt(Candidate::row)
            .thenComparing(Comparator.comparingDouble(Candidate::score).reversed())
            .thenComparingInt(Candidate::id));
    return all.stream()
        .limit(limit)
        .map(each -> each.row() + " " + each.id() + " " + each.logProbability())
        .toList();
  }

  private static List<String> selected(StepScores step, double[] before, int limit) {
    Candidates candidates =
        new Candidates(SPECIAL, SearchOptions.ofBeam(16), KernelsSelector.kernels());
    candidates.clear(limit);
    for (int row = 0; row < before.length; row++) {
      candidates.offer(step, row, before[row]);
    }
    return IntStream.range(0, candidates.size())
        .mapToObj(
            i -> candidates.row(i) + " " + candidates.id(i) + " " + candidates.logProbability(i))
        .toList();
  }

  @Test
  void the_best_are_those_of_a_full_sort() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int rows = 1 + random.nextInt(5);
      int vocabulary = 5 + random.nextInt(200);
      Tensor scores = Tensor.zeros(rows, vocabulary);
      Tensor normalizers = Tensor.zeros(1, rows);
      double[] before = new double[rows];
      for (int row = 0; row < rows; row++) {
        before[row] = row > 0 && random.nextBoolean() ? before[row - 1] : -5 * random.nextDouble();
        normalizers.set(0, row, random.nextInt(3));
        for (int id = 0; id < vocabulary; id++) {
          scores.set(row, id, score(random));
        }
      }
      StepScores step = new StepScores().hold(scores, normalizers);
      for (int limit : new int[] {1, 2, 5, 16}) {
        assertThat(selected(step, before, limit))
            .as("seed %d limit %d", seed, limit)
            .isEqualTo(sorted(step, before, limit));
      }
    }
  }

  /** Scores with many ties, near ties and impossible words. */
  private static float score(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> -random.nextInt(3);
      case 1 -> -random.nextInt(3) * (1 + 1e-7f);
      case 2 -> Float.NEGATIVE_INFINITY;
      default -> -4 * random.nextFloat();
    };
  }

  @Test
  void rounding_above_one_is_a_probability_of_one() {
    Tensor scores = Tensor.zeros(1, 6);
    scores.set(0, 4, 3.0000002f);
    StepScores step = new StepScores().hold(scores, Tensor.of(new float[] {3f}, 1));
    assertThat(selected(step, new double[] {-1}, 1)).containsExactly("0 4 -1.0");
  }
}

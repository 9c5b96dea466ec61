package io.dragoman.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.evaluation.BleuTokenization;
import io.dragoman.evaluation.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightTuningTest {
  private static final Metric BLEU = Utility.BLEU.metric(BleuTokenization.NONE);

  /** Lists of random texts with random features; some features and texts are equal. */
  private static final class Problem {
    final List<CandidateList> lists = new ArrayList<>();
    final List<List<String>> references = new ArrayList<>();

    Problem(int lines, int features, long seed) {
      Random random = new Random(seed);
      for (int line = 0; line < lines; line++) {
        references.add(List.of(text(random, 7)));
        int count = 1 + random.nextInt(6);
        List<String> texts = new ArrayList<>();
        double[][] values = new double[count][];
        for (int i = 0; i < count; i++) {
          texts.add(noisy(references.get(line).get(0), random));
          values[i] = random.ints(features, -4, 5).asDoubleStream().toArray();
        }
        lists.add(new CandidateList(line, texts, values));
      }
    }

    private static String text(Random random, int words) {
      return random.ints(words, 0, 5).mapToObj(w -> "w" + w).collect(Collectors.joining(" "));
    }

    private static String noisy(String text, Random random) {
      String[] words = text.split(" ");
      for (int i = 0; i < words.length; i++) {
        words[i] = random.nextInt(3) == 0 ? "x" : words[i];
      }
      return String.join(" ", words);
    }

    LineSearch search() {
      double[][][] statistics = new double[lists.size()][][];
      for (int line = 0; line < statistics.length; line++) {
        List<String> right = references.get(line);
        statistics[line] =
            lists.get(line).texts().stream()
                .map(text -> BLEU.statistics(text, right))
                .toArray(double[][]::new);
      }
      return new LineSearch(BLEU, lists, statistics);
    }

    WeightTuning tuning() {
      return new WeightTuning(BLEU, lists, references);
    }
  }

  private static double[] moved(double[] weights, int feature, double step) {
    double[] result = weights.clone();
    result[feature] += step;
    return result;
  }

  /** Between all places where two candidates of any line can be equally good. */
  private static double bestByBruteForce(Problem problem, double[] weights, int feature) {
    TreeSet<Double> places = new TreeSet<>();
    for (CandidateList list : problem.lists) {
      for (int i = 0; i < list.texts().size(); i++) {
        for (int j = 0; j < i; j++) {
          double slope = list.features()[i][feature] - list.features()[j][feature];
          if (slope != 0) {
            places.add((list.score(j, weights) - list.score(i, weights)) / slope);
          }
        }
      }
    }
    List<Double> steps = new ArrayList<>(places);
    LineSearch search = problem.search();
    double best = search.score(moved(weights, feature, steps.get(0) - 1));
    for (int i = 0; i < steps.size(); i++) {
      double to = i + 1 < steps.size() ? steps.get(i + 1) : steps.get(i) + 2;
      best = Math.max(best, search.score(moved(weights, feature, (steps.get(i) + to) / 2)));
    }
    return best;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_line_search_finds_the_best_of_all_steps(long seed) {
    Problem problem = new Problem(12, 3, seed);
    double[] weights = new Random(seed).doubles(3, -1, 1).toArray();
    for (int feature = 0; feature < 3; feature++) {
      LineSearch.Step step = problem.search().best(weights, feature);
      assertThat(step.score()).isCloseTo(bestByBruteForce(problem, weights, feature), within(1e-9));
      assertThat(problem.search().score(moved(weights, feature, step.size())))
          .as("what the step promises it gives")
          .isCloseTo(step.score(), within(1e-9));
    }
  }

  @Test
  void a_feature_that_tells_nothing_apart_changes_nothing() {
    List<CandidateList> lists =
        List.of(new CandidateList(0, List.of("a", "b"), new double[][] {{1, 5}, {2, 5}}));
    WeightTuning tuning = new WeightTuning(BLEU, lists, List.of(List.of("b")));
    assertThat(tuning.tune(new double[] {1, 0}, 0, 1).weights()).containsExactly(1, 0);
  }

  @Test
  void tuned_weights_choose_what_the_metric_likes() {
    Problem problem = new Problem(40, 4, 11);
    for (int line = 0; line < 40; line++) { // the last feature is the metric itself
      CandidateList list = problem.lists.get(line);
      for (int i = 0; i < list.texts().size(); i++) {
        list.features()[i][3] =
            BLEU.sentence(list.texts().get(i), problem.references.get(line)).score();
      }
    }
    WeightTuning tuning = problem.tuning();
    double oracle = tuning.score(new double[] {0, 0, 0, 1});
    double[] start = {1, 0, 0, 0};
    WeightTuning.Tuned tuned = tuning.tune(start, 10, 7);
    assertThat(tuning.score(start)).isLessThan(oracle - 5);
    assertThat(tuned.score()).isGreaterThan(oracle - 1);
    assertThat(tuning.score(tuned.weights())).isCloseTo(tuned.score(), within(1e-9));
    assertThat(Arrays.stream(tuned.weights()).map(Math::abs).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void a_seed_repeats_a_result_and_more_starts_are_no_worse() {
    WeightTuning tuning = new Problem(30, 4, 3).tuning();
    double[] start = {1, 0, 0, 0};
    WeightTuning.Tuned few = tuning.tune(start, 2, 5);
    assertThat(tuning.tune(start, 2, 5).weights()).containsExactly(few.weights());
    assertThat(tuning.tune(start, 12, 5).score()).isGreaterThanOrEqualTo(few.score());
    assertThat(few.score()).isGreaterThanOrEqualTo(tuning.score(start));
  }

  @Test
  void lists_and_references_must_be_as_many() {
    Problem problem = new Problem(3, 2, 1);
    assertThatThrownBy(() -> new WeightTuning(BLEU, problem.lists, List.of(List.of("a"))))
        .hasMessage(
            "weight tuning: 3 lists but 1 references: needs as many of both, and at least one");
  }

  @Test
  void of_equally_good_candidates_the_first_is_chosen() {
    CandidateList list =
        new CandidateList(0, List.of("a", "b", "c"), new double[][] {{1}, {2}, {2}});
    assertThat(list.best(new double[] {1})).isEqualTo(1);
    assertThat(list.best(new double[] {0})).isZero();
    assertThat(list.best(new double[] {-1})).isZero();
  }
}

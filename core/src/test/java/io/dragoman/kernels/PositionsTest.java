package io.dragoman.kernels;

import static io.dragoman.kernels.Implementations.copy;
import static io.dragoman.kernels.Implementations.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Products between queries and the positions of their sentences. */
class PositionsTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final int[] WIDTHS = {1, 7, 16, 33, 129};
  private static final SequenceLayout LAYOUT = SequenceLayout.of(5, 3, 3, 1);
  private static final int[] SENTENCE = {0, 1, 1, 3, 2};
  private static final int STEPS = 6;

  @ParameterizedTest
  @MethodSource(ALL)
  void scores_equal_the_reference_and_are_left_alone_past_the_end(Kernels kernels) {
    for (int width : WIDTHS) {
      Tensor x = random(5, width, 1);
      Tensor positions = random(LAYOUT.positions(), width, 2);
      Tensor scores = random(5, STEPS, 3);
      Tensor before = copy(scores);
      kernels.addPositionScores(x, positions, LAYOUT, SENTENCE, scores);
      for (int m = 0; m < 5; m++) {
        for (int s = 0; s < STEPS; s++) {
          double expected = before.get(m, s);
          for (int j = 0; s < LAYOUT.length(SENTENCE[m]) && j < width; j++) {
            expected += (double) x.get(m, j) * positions.get(LAYOUT.position(s, SENTENCE[m]), j);
          }
          assertThat((double) scores.get(m, s)).isCloseTo(expected, within(2e-6 * (3 + width)));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void sums_equal_the_reference(Kernels kernels) {
    for (int width : WIDTHS) {
      Tensor weights = random(5, STEPS, 1);
      Tensor positions = random(LAYOUT.positions(), width, 2);
      Tensor sums = random(5, width, 3);
      Tensor before = copy(sums);
      kernels.addPositionSums(weights, positions, LAYOUT, SENTENCE, sums);
      for (int m = 0; m < 5; m++) {
        for (int j = 0; j < width; j++) {
          double expected = before.get(m, j);
          for (int s = 0; s < LAYOUT.length(SENTENCE[m]); s++) {
            int position = LAYOUT.position(s, SENTENCE[m]);
            expected += (double) weights.get(m, s) * positions.get(position, j);
          }
          assertThat((double) sums.get(m, j)).isCloseTo(expected, within(1e-5));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void positions_get_what_every_query_gives_them(Kernels kernels) {
    for (int width : WIDTHS) {
      Tensor weights = random(5, STEPS, 1);
      Tensor x = random(5, width, 2);
      Tensor positions = random(LAYOUT.positions(), width, 3);
      double[][] expected = new double[LAYOUT.positions()][width];
      for (int p = 0; p < expected.length; p++) {
        for (int j = 0; j < width; j++) {
          expected[p][j] = positions.get(p, j);
        }
      }
      for (int m = 0; m < 5; m++) {
        for (int s = 0; s < LAYOUT.length(SENTENCE[m]); s++) {
          for (int j = 0; j < width; j++) {
            expected[LAYOUT.position(s, SENTENCE[m])][j] +=
                (double) weights.get(m, s) * x.get(m, j);
          }
        }
      }
      kernels.addToPositions(weights, x, LAYOUT, SENTENCE, positions);
      for (int p = 0; p < expected.length; p++) {
        for (int j = 0; j < width; j++) {
          assertThat((double) positions.get(p, j)).isCloseTo(expected[p][j], within(1e-5));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_query_does_not_depend_on_the_queries_beside_it(Kernels kernels) {
    Tensor x = random(5, 33, 1);
    Tensor weights = random(5, STEPS, 4);
    Tensor positions = random(LAYOUT.positions(), 33, 2);
    Tensor scores = Tensor.zeros(5, STEPS);
    Tensor sums = Tensor.zeros(5, 33);
    kernels.addPositionScores(x, positions, LAYOUT, SENTENCE, scores);
    kernels.addPositionSums(weights, positions, LAYOUT, SENTENCE, sums);
    Tensor scoresAlone = Tensor.zeros(5, STEPS);
    Tensor sumsAlone = Tensor.zeros(5, 33);
    for (int m = 4; m >= 0; m--) {
      int[] own = Arrays.copyOfRange(SENTENCE, m, m + 1);
      kernels.addPositionScores(
          x.slice(m, m + 1), positions, LAYOUT, own, scoresAlone.slice(m, m + 1));
      kernels.addPositionSums(
          weights.slice(m, m + 1), positions, LAYOUT, own, sumsAlone.slice(m, m + 1));
    }
    assertThat(scoresAlone.toArray()).isEqualTo(scores.toArray());
    assertThat(sumsAlone.toArray()).isEqualTo(sums.toArray());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void shapes_that_do_not_fit_are_refused(Kernels kernels) {
    Tensor x = random(5, 4, 1);
    Tensor positions = random(LAYOUT.positions(), 4, 2);
    assertThatThrownBy(
            () -> kernels.addPositionScores(x, positions, LAYOUT, SENTENCE, Tensor.zeros(5, 4)))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("attention: weights (5, 4) are too narrow for sentence 0 of length 5");
    assertThatThrownBy(
            () ->
                kernels.addToPositions(
                    Tensor.zeros(5, 5), random(5, 3, 1), LAYOUT, SENTENCE, positions))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessageContaining("attention: positions");
  }
}

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

class AttentionTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final int[][] SIZES = {{1, 1}, {3, 7}, {8, 15}, {16, 17}, {31, 64}, {100, 257}};
  private static final SequenceLayout LAYOUT = SequenceLayout.of(5, 3, 3, 1);
  private static final int[] SENTENCE = {0, 1, 1, 3, 2};
  private static final int STEPS = 6;

  @ParameterizedTest
  @MethodSource(ALL)
  void attention_equals_the_reference(Kernels kernels) {
    for (int[] size : SIZES) {
      Case c = new Case(size[0], size[1]);
      c.forward(kernels, 0, SENTENCE.length);
      for (int m = 0; m < SENTENCE.length; m++) {
        double[] w = c.weights(m);
        for (int s = 0; s < STEPS; s++) {
          assertThat((double) c.weights.get(m, s)).isCloseTo(w[s], within(2e-6));
        }
        for (int j = 0; j < size[1]; j++) {
          double sum = 0;
          for (int s = 0; s < LAYOUT.length(SENTENCE[m]); s++) {
            sum += w[s] * c.memory.get(LAYOUT.position(s, SENTENCE[m]), j);
          }
          assertThat((double) c.context.get(m, j)).isCloseTo(sum, within(1e-5));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void weights_past_the_end_are_zero(Kernels kernels) {
    Case c = new Case(9, 4);
    c.weights.fill(7f);
    c.forward(kernels, 0, SENTENCE.length);
    for (int m = 0; m < SENTENCE.length; m++) {
      double sum = 0;
      for (int s = 0; s < STEPS; s++) {
        if (s >= LAYOUT.length(SENTENCE[m])) {
          assertThat(c.weights.get(m, s)).isZero();
        }
        sum += c.weights.get(m, s);
      }
      assertThat(sum).isCloseTo(1, within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void gradient_equals_the_reference(Kernels kernels) {
    for (int[] size : SIZES) {
      gradientEqualsTheReference(kernels, new Case(size[0], size[1]), null);
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void gradient_of_weights_used_elsewhere_equals_the_reference(Kernels kernels) {
    for (int[] size : SIZES) {
      Tensor dWeights = random(SENTENCE.length, STEPS, 10);
      gradientEqualsTheReference(kernels, new Case(size[0], size[1]), dWeights);
    }
  }

  private static void gradientEqualsTheReference(Kernels kernels, Case c, Tensor dWeights) {
    c.dWeights = dWeights;
    c.forward(kernels, 0, SENTENCE.length);
    Tensor[] start = {copy(c.dQuery), copy(c.dKeys), copy(c.dEnergy), copy(c.dMemory)};
    c.backward(kernels, 0, SENTENCE.length);
    double[][] expected = c.gradients(start);
    Tensor[] actual = {c.dQuery, c.dKeys, c.dEnergy, c.dMemory};
    for (int i = 0; i < 4; i++) {
      float[] values = actual[i].toArray();
      for (int j = 0; j < values.length; j++) {
        assertThat((double) values[j])
            .as("gradient %s at %s", i, j)
            .isCloseTo(expected[i][j], within(2e-5 * (1 + Math.abs(expected[i][j]))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_query_does_not_depend_on_the_queries_beside_it(Kernels kernels) {
    for (int[] size : SIZES) {
      Case together = new Case(size[0], size[1]);
      together.forward(kernels, 0, SENTENCE.length);
      Case alone = new Case(size[0], size[1]);
      for (int m = SENTENCE.length - 1; m >= 0; m--) {
        alone.forward(kernels, m, m + 1);
      }
      assertThat(alone.weights.toArray()).isEqualTo(together.weights.toArray());
      assertThat(alone.context.toArray()).isEqualTo(together.context.toArray());
      together.backward(kernels, 0, SENTENCE.length);
      for (int m = 0; m < SENTENCE.length; m++) {
        alone.backward(kernels, m, m + 1);
      }
      assertThat(alone.dQuery.toArray()).isEqualTo(together.dQuery.toArray());
      assertThat(alone.dKeys.toArray()).isEqualTo(together.dKeys.toArray());
      assertThat(alone.dMemory.toArray()).isEqualTo(together.dMemory.toArray());
      assertThat(alone.dEnergy.toArray()).isEqualTo(together.dEnergy.toArray());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_sentence_does_not_depend_on_the_sentences_beside_it(Kernels kernels) {
    Case together = new Case(33, 20);
    together.forward(kernels, 0, SENTENCE.length);
    SequenceLayout own = SequenceLayout.of(3);
    Tensor keys = Tensor.zeros(3, 33);
    Tensor memory = Tensor.zeros(3, 20);
    for (int s = 0; s < 3; s++) {
      int position = LAYOUT.position(s, 1);
      keys.slice(s, s + 1).copyFrom(together.keys.slice(position, position + 1));
      memory.slice(s, s + 1).copyFrom(together.memory.slice(position, position + 1));
    }
    Tensor weights = Tensor.zeros(1, 3);
    Tensor context = Tensor.zeros(1, 20);
    kernels.additiveAttention(
        together.query.slice(2, 3),
        keys,
        together.energy,
        memory,
        own,
        new int[] {0},
        weights,
        context);
    assertThat(context.toArray()).isEqualTo(together.context.slice(2, 3).toArray());
    assertThat(weights.toArray())
        .containsExactly(
            together.weights.get(2, 0), together.weights.get(2, 1), together.weights.get(2, 2));
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void weights_too_narrow_are_refused(Kernels kernels) {
    Case c = new Case(3, 4);
    assertThatThrownBy(
            () ->
                kernels.additiveAttention(
                    c.query,
                    c.keys,
                    c.energy,
                    c.memory,
                    LAYOUT,
                    SENTENCE,
                    Tensor.zeros(5, 4),
                    c.context))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("attention: weights (5, 4) are too narrow for sentence 0 of length 5");
    assertThatThrownBy(
            () ->
                kernels.additiveAttention(
                    c.query,
                    c.keys,
                    c.energy,
                    c.memory,
                    LAYOUT,
                    new int[] {0, 1},
                    c.weights,
                    c.context))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("attention: sentence: 2 values for 5 rows");
  }

  /** One problem with its outputs and the same in double precision. */
  private static final class Case {
    final int units;
    final int width;
    final Tensor query;
    final Tensor keys;
    final Tensor energy;
    final Tensor memory;
    final Tensor weights;
    final Tensor context;
    final Tensor dContext;
    final Tensor dQuery;
    final Tensor dKeys;
    final Tensor dEnergy;
    final Tensor dMemory;
    Tensor dWeights;

    Case(int units, int width) {
      this.units = units;
      this.width = width;
      int rows = SENTENCE.length;
      int positions = LAYOUT.positions();
      query = random(rows, units, 1);
      keys = random(positions, units, 2);
      energy = random(1, units, 3);
      memory = random(positions, width, 4);
      weights = Tensor.zeros(rows, STEPS);
      context = Tensor.zeros(rows, width);
      dContext = random(rows, width, 5);
      dQuery = random(rows, units, 6);
      dKeys = random(positions, units, 7);
      dEnergy = random(1, units, 8);
      dMemory = random(positions, width, 9);
    }

    void forward(Kernels kernels, int from, int to) {
      kernels.additiveAttention(
          query.slice(from, to),
          keys,
          energy,
          memory,
          LAYOUT,
          Arrays.copyOfRange(SENTENCE, from, to),
          weights.slice(from, to),
          context.slice(from, to));
    }

    void backward(Kernels kernels, int from, int to) {
      kernels.additiveAttentionBackward(
          query.slice(from, to),
          keys,
          energy,
          memory,
          LAYOUT,
          Arrays.copyOfRange(SENTENCE, from, to),
          weights.slice(from, to),
          dWeights == null ? null : dWeights.slice(from, to),
          dContext.slice(from, to),
          dQuery.slice(from, to),
          dKeys,
          dEnergy,
          dMemory);
    }

    double tanh(int m, int s, int j) {
      return Math.tanh((double) query.get(m, j) + keys.get(LAYOUT.position(s, SENTENCE[m]), j));
    }

    double[] weights(int m) {
      double[] w = new double[STEPS];
      double sum = 0;
      for (int s = 0; s < LAYOUT.length(SENTENCE[m]); s++) {
        double score = 0;
        for (int j = 0; j < units; j++) {
          score += energy.get(0, j) * tanh(m, s, j);
        }
        w[s] = Math.exp(score);
        sum += w[s];
      }
      for (int s = 0; s < STEPS; s++) {
        w[s] /= sum;
      }
      return w;
    }

    double[][] gradients(Tensor[] start) {
      double[][] d = new double[4][];
      for (int i = 0; i < 4; i++) {
        float[] values = start[i].toArray();
        d[i] = new double[values.length];
        for (int j = 0; j < values.length; j++) {
          d[i][j] = values[j];
        }
      }
      for (int m = 0; m < SENTENCE.length; m++) {
        double[] w = weights(m);
        int length = LAYOUT.length(SENTENCE[m]);
        double[] dW = new double[length];
        double mean = 0;
        for (int s = 0; s < length; s++) {
          dW[s] = dWeights == null ? 0 : dWeights.get(m, s);
          int position = LAYOUT.position(s, SENTENCE[m]);
          for (int j = 0; j < width; j++) {
            dW[s] += (double) dContext.get(m, j) * memory.get(position, j);
            d[3][position * width + j] += w[s] * dContext.get(m, j);
          }
          mean += w[s] * dW[s];
        }
        for (int s = 0; s < length; s++) {
          int position = LAYOUT.position(s, SENTENCE[m]);
          double dScore = w[s] * (dW[s] - mean);
          for (int j = 0; j < units; j++) {
            double t = tanh(m, s, j);
            double dPre = dScore * energy.get(0, j) * (1 - t * t);
            d[0][m * units + j] += dPre;
            d[1][position * units + j] += dPre;
            d[2][j] += dScore * t;
          }
        }
      }
      return d;
    }
  }
}

package io.dragoman.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializerTest {
  private static Tensor filled(Initializer initializer, int rows, int columns, long seed) {
    Tensor value = Tensor.zeros(rows, columns);
    initializer.fill(value, seed);
    return value;
  }

  private static double mean(Tensor x) {
    double sum = 0;
    for (float each : x.toArray()) {
      sum += each;
    }
    return sum / x.size();
  }

  private static double deviation(Tensor x) {
    double mean = mean(x);
    double sum = 0;
    for (float each : x.toArray()) {
      sum += (each - mean) * (each - mean);
    }
    return Math.sqrt(sum / x.size());
  }

  @Test
  void constants_fill_every_value() {
    assertThat(filled(Initializer.constant(3f), 2, 3, 1).toArray()).containsOnly(3f);
    Tensor value = filled(Initializer.constant(3f), 2, 3, 1);
    Initializer.ZEROS.fill(value, 1);
    assertThat(value.toArray()).containsOnly(0f);
  }

  @Test
  void uniform_values_fill_their_range_evenly() {
    Tensor value = filled(Initializer.uniform(0.5), 100, 200, 1);
    float smallest = 1;
    float largest = -1;
    for (float each : value.toArray()) {
      smallest = Math.min(smallest, each);
      largest = Math.max(largest, each);
    }
    assertThat(smallest).isBetween(-0.5f, -0.499f);
    assertThat(largest).isBetween(0.499f, 0.5f);
    assertThat(mean(value)).isCloseTo(0, within(0.01));
    assertThat(deviation(value)).isCloseTo(0.5 / Math.sqrt(3), within(0.005));
  }

  @Test
  void normal_values_have_their_deviation() {
    Tensor value = filled(Initializer.normal(0.1), 100, 200, 1);
    assertThat(mean(value)).isCloseTo(0, within(0.003));
    assertThat(deviation(value)).isCloseTo(0.1, within(0.002));
  }

  @Test
  void glorot_counts_the_outputs_of_one_gate() {
    Tensor one = filled(Initializer.glorot(1), 100, 200, 1);
    Tensor gates = filled(Initializer.glorot(4), 100, 800, 1);
    double expected = Math.sqrt(6.0 / 300) / Math.sqrt(3);
    assertThat(deviation(one)).isCloseTo(expected, within(0.001));
    assertThat(deviation(gates)).isCloseTo(expected, within(0.001));
  }

  @ParameterizedTest
  @CsvSource({"6,6,1", "5,15,3", "8,3,1", "3,5,1", "1,4,4"})
  void orthogonal_gates_have_vectors_of_length_one_at_right_angles(int rows, int columns, int b) {
    Tensor value = filled(Initializer.orthogonal(b), rows, columns, 1);
    int size = columns / b;
    for (int block = 0; block < b; block++) {
      int count = Math.min(rows, size);
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          double dot = 0;
          for (int k = 0; k < Math.max(rows, size); k++) {
            dot +=
                rows >= size
                    ? value.get(k, block * size + i) * value.get(k, block * size + j)
                    : value.get(i, block * size + k) * value.get(j, block * size + k);
          }
          assertThat(dot).isCloseTo(i == j ? 1 : 0, within(1e-5));
        }
      }
    }
  }

  @Test
  void the_identity_goes_as_far_as_a_gate_does() {
    assertThat(filled(Initializer.identity(2, 3f), 2, 4, 1).toArray())
        .containsExactly(3, 0, 3, 0, 0, 3, 0, 3);
    assertThat(filled(Initializer.identity(1, 1f), 3, 2, 1).toArray())
        .containsExactly(1, 0, 0, 1, 0, 0);
  }

  @Test
  void the_same_seed_gives_the_same_values() {
    for (Initializer each :
        new Initializer[] {
          Initializer.uniform(1),
          Initializer.normal(1),
          Initializer.glorot(1),
          Initializer.orthogonal(2),
        }) {
      float[] first = filled(each, 3, 4, 7).toArray();
      assertThat(filled(each, 3, 4, 7).toArray()).containsExactly(first);
      assertThat(filled(each, 3, 4, 8).toArray()).isNotEqualTo(first);
    }
  }

  @Test
  void only_the_value_itself_is_filled() {
    for (Initializer each :
        new Initializer[] {
          Initializer.uniform(1), Initializer.normal(1), Initializer.constant(1f),
        }) {
      float[] data = new float[6];
      each.fill(Tensor.of(data, 2, 1, 2), 1);
      assertThat(new float[] {data[0], data[1], data[4], data[5]}).containsOnly(0f);
      assertThat(data[2]).isNotZero();
      assertThat(data[3]).isNotZero();
    }
  }
}

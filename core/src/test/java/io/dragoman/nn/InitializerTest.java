package io.dragoman.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.tensor.Tensor;
import org.junit.jupiter.api.Test;

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

  @Test
  void the_same_seed_gives_the_same_values() {
    for (Initializer each :
        new Initializer[] {
          Initializer.uniform(1), Initializer.normal(1), Initializer.glorot(1),
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

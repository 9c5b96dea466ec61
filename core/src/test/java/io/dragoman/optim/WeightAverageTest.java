package io.dragoman.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.Parameter;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.nn.Initializer;
import io.dragoman.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightAverageTest {
  @TempDir Path folder;

  private final Parameter weight = new Parameter("weight", 0, Tensor.zeros(3, 5));

  private void train(int update) {
    Initializer.normal(1).fill(weight.value(), update);
  }

  private void update(WeightAverage average) {
    average.beginUpdate();
    average.update(weight, 0, 15);
  }

  private static float[] averages(WeightAverage average) {
    return average.state().tensors().get("weight").toArray();
  }

  @Test
  void the_average_equals_its_equation() {
    train(0);
    WeightAverage average = new WeightAverage(0.5, List.of(weight));
    double expected = weight.value().get(1, 2);
    for (int t = 1; t <= 20; t++) {
      train(t);
      update(average);
      double decay = Math.min(0.5, (1.0 + t) / (10 + t));
      expected = decay * expected + (1 - decay) * weight.value().get(1, 2);
      assertThat((double) averages(average)[7]).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void the_first_values_are_soon_forgotten() {
    weight.value().fill(100);
    WeightAverage average = new WeightAverage(0.9999, List.of(weight));
    weight.value().fill(1);
    for (int t = 0; t < 50; t++) {
      update(average);
    }
    assertThat(averages(average)[0]).isBetween(1f, 1.001f);
  }

  @Test
  void ranges_give_the_same_bits() {
    WeightAverage whole = new WeightAverage(0.9, List.of(weight));
    WeightAverage parts = new WeightAverage(0.9, List.of(weight));
    for (int t = 1; t <= 5; t++) {
      train(t);
      update(whole);
      parts.beginUpdate();
      parts.update(weight, 4, 15);
      parts.update(weight, 0, 4);
    }
    assertThat(averages(parts)).isEqualTo(averages(whole));
  }

  @Test
  void swapping_twice_restores_the_weights_bit_for_bit() {
    train(0);
    WeightAverage average = new WeightAverage(0.9, List.of(weight));
    train(1);
    update(average);
    float[] weights = weight.value().toArray();
    float[] averages = averages(average);
    average.swap();
    assertThat(weight.value().toArray()).isEqualTo(averages).isNotEqualTo(weights);
    average.swap();
    assertThat(weight.value().toArray()).isEqualTo(weights);
    assertThat(averages(average)).isEqualTo(averages);
  }

  @Test
  void swapping_renews_packed_weights() {
    Kernels kernels = new ScalarKernels();
    weight.value().fill(1);
    WeightAverage average = new WeightAverage(0.9, List.of(weight));
    weight.value().fill(2);
    Tensor y = Tensor.zeros(1, 5);
    Tensor x = Tensor.of(new float[] {1, 0, 0}, 3);
    kernels.multiply(x, weight.packed(kernels), y, false);
    average.swap();
    kernels.multiply(x, weight.packed(kernels), y, false);
    assertThat(y.toArray()).containsOnly(1f);
  }

  @Test
  void a_swapped_average_is_neither_updated_nor_saved() {
    WeightAverage average = new WeightAverage(0.9, List.of(weight));
    average.swap();
    assertThatThrownBy(average::beginUpdate)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("average: is in the parameters: swap it out first");
    assertThatThrownBy(average::state).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_saved_and_loaded_average_goes_on_with_the_same_bits() {
    WeightAverage whole = new WeightAverage(0.9, List.of(weight));
    for (int t = 1; t <= 3; t++) {
      train(t);
      update(whole);
    }
    Path file = folder.resolve("average.safetensors");
    whole.state().save(file);
    WeightAverage resumed = new WeightAverage(0.9, List.of(weight));
    resumed.state().load(file);
    for (int t = 4; t <= 6; t++) {
      train(t);
      update(whole);
      update(resumed);
    }
    assertThat(averages(resumed)).isEqualTo(averages(whole));
    assertThat(resumed.state().step()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void a_decay_out_of_range_is_refused(double decay) {
    assertThatThrownBy(() -> new WeightAverage(decay, List.of(weight)))
        .hasMessage("average: " + decay + " must be from 0 to below 1");
  }
}

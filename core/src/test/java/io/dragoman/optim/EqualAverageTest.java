package io.dragoman.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class EqualAverageTest {
  private final Parameter weight = new Parameter("weight", 0, Tensor.of(new float[] {8, -8}, 2));

  private void include(WeightAverage average, float a, float b) {
    weight.value().copyFrom(Tensor.of(new float[] {a, b}, 2));
    average.include();
  }

  @Test
  void every_inclusion_counts_the_same_and_updates_between_do_not() {
    WeightAverage average = WeightAverage.equal(List.of(weight));
    include(average, 1, 2);
    average.beginUpdate();
    average.update(weight, 0, 2);
    include(average, 3, 6);
    include(average, 5, 1);

    average.swap();
    assertThat(weight.value().toArray()).containsExactly(3, 3);
    average.swap();
    assertThat(weight.value().toArray()).containsExactly(5, 1);
  }

  @Test
  void a_mean_of_nothing_leaves_the_weights() {
    WeightAverage average = WeightAverage.equal(List.of(weight));
    weight.value().copyFrom(Tensor.of(new float[] {4, 7}, 2));
    average.swap();
    assertThat(weight.value().toArray()).containsExactly(4, 7);
  }

  @Test
  void a_moving_average_includes_nothing_by_hand() {
    assertThatThrownBy(new WeightAverage(0.9, List.of(weight))::include)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("average: is a moving one: it includes every update");
  }
}

package io.dragoman.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.GivenGradients;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueClippingTest {
  private final Parameter weight = new Parameter("weight", 0, Tensor.zeros(1, 4));
  private final Gradients gradients = new Gradients(List.of(weight));

  private float[] clipped(double maximum, float... values) {
    new GivenGradients(gradients).set(weight, Tensor.of(values, 4));
    new ValueClipping(maximum).clip(gradients, weight);
    return gradients.of(weight).toArray();
  }

  @Test
  void each_value_is_limited_by_itself() {
    assertThat(clipped(0.5, -2, -0.5f, 0.25f, 3)).containsExactly(-0.5f, -0.5f, 0.25f, 0.5f);
  }

  @Test
  void zero_is_no_limit() {
    assertThat(clipped(0, -2, 0, 1, 3e30f)).containsExactly(-2, 0, 1, 3e30f);
  }

  @Test
  void what_is_not_a_number_stays_to_be_found() {
    assertThat(clipped(1, Float.NaN, 2, 0, 0)).containsExactly(Float.NaN, 1, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN})
  void a_limit_below_zero_is_refused(double maximum) {
    assertThatThrownBy(() -> new ValueClipping(maximum))
        .hasMessage("value clipping: " + maximum + " must be above 0, or 0 for no limit");
  }
}

package io.dragoman.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.Fixture;
import io.dragoman.GivenGradients;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientClippingTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  private final Fixture fixture = Fixture.load("clip_global_norm");
  private final List<Parameter> parameters =
      List.of(
          new Parameter("first", 0, Tensor.zeros(4, 3)),
          new Parameter("second", 1, Tensor.zeros(1, 5)));
  private final Gradients gradients = new Gradients(parameters);
  private final GivenGradients given = new GivenGradients(gradients);
  private final GradientNorm norm = new GradientNorm(parameters);

  @BeforeEach
  void gradients() {
    for (Parameter each : parameters) {
      given.set(each, fixture.tensor("in.grad." + each.index()));
    }
  }

  private void measure(Kernels kernels) {
    parameters.forEach(each -> norm.measure(kernels, gradients, each, 0, each.value().rows()));
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void the_norm_and_the_scaled_gradients_equal_pytorchs(Kernels kernels) {
    measure(kernels);
    assertThat(norm.value()).isCloseTo(fixture.scalar("out.norm"), within(1e-6));
    double scale = new GradientClipping(1).scale(norm.value());
    for (Parameter each : parameters) {
      double[] expected = fixture.values("out.grad." + each.index());
      for (int i = 0; i < expected.length; i++) {
        assertThat(scale * gradients.of(each).data()[i]).isCloseTo(expected[i], within(1e-7));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void the_order_of_measuring_does_not_change_the_bits(Kernels kernels) {
    measure(kernels);
    double expected = norm.value();
    GradientNorm other = new GradientNorm(parameters);
    other.measure(kernels, gradients, parameters.get(1), 0, parameters.get(1).value().rows());
    other.measure(kernels, gradients, parameters.get(0), 0, parameters.get(0).value().rows());
    assertThat(other.value()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void frozen_parameters_count_as_zero(Kernels kernels) {
    parameters.get(0).setFrozen(true);
    given.set(parameters.get(1), Tensor.of(new float[] {3, 0, 0, 4, 0}, 5));
    measure(kernels);
    assertThat(norm.value()).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void the_first_parameter_that_is_not_finite_is_named(Kernels kernels) {
    measure(kernels);
    assertThat(norm.firstNonFinite()).isEmpty();
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      given.set(parameters.get(1), Tensor.of(new float[] {0, 0, 0, bad, 0}, 5));
      measure(kernels);
      assertThat(norm.value()).isNotFinite();
      assertThat(norm.firstNonFinite()).map(Parameter::name).hasValue("second");
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void the_largest_floats_do_not_overflow(Kernels kernels) {
    Tensor huge = Tensor.zeros(4, 3);
    huge.fill(Float.MAX_VALUE);
    given.set(parameters.get(0), huge);
    measure(kernels);
    assertThat(norm.firstNonFinite()).isEmpty();
    assertThat(norm.value()).isCloseTo(Math.sqrt(12) * Float.MAX_VALUE, within(1e30));
  }

  @Test
  void small_gradients_are_not_scaled_and_zero_means_no_limit() {
    assertThat(new GradientClipping(5).scale(4)).isEqualTo(1);
    assertThat(new GradientClipping(5).scale(10)).isCloseTo(0.5, within(1e-7));
    assertThat(new GradientClipping(0).scale(1e9)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN})
  void a_limit_that_makes_no_sense_is_refused(double maximum) {
    assertThatThrownBy(() -> new GradientClipping(maximum))
        .hasMessage("gradient clipping: " + maximum + " must be above 0, or 0 for no limit");
  }
}

package io.dragoman.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimizerConfigTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0,      0,   0.9,  0.999, 1e-8, 0,        learningRate: 0.0 must be above 0
          NaN,    0,   0.9,  0.999, 1e-8, 0,        learningRate: NaN must be above 0
          Infinity, 0, 0.9,  0.999, 1e-8, 0,        learningRate: Infinity must be above 0
          0.1,    1,   0.9,  0.999, 1e-8, 0,        momentum: 1.0 must be from 0 to below 1
          0.1,    0,   -0.1, 0.999, 1e-8, 0,        beta1: -0.1 must be from 0 to below 1
          0.1,    0,   0.9,  1.5,   1e-8, 0,        beta2: 1.5 must be from 0 to below 1
          0.1,    0,   0.9,  0.999, 0,    0,        epsilon: 0.0 must be above 0
          0.1,    0,   0.9,  0.999, 1e-8, -1,       weightDecay: -1.0 must be 0 or more
          """)
  void a_constant_out_of_its_range_is_refused(
      double rate,
      double momentum,
      double beta1,
      double beta2,
      double epsilon,
      double decay,
      String problem) {
    assertThatThrownBy(
            () -> new OptimizerConfig("adam", rate, momentum, false, beta1, beta2, epsilon, decay))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("optimizer." + problem);
  }

  @Test
  void nesterov_needs_momentum() {
    assertThatThrownBy(() -> new OptimizerConfig("sgd", 1, 0, true, 0.9, 0.999, 1e-8, 0))
        .hasMessage("optimizer.nesterov: true needs a momentum above 0: set optimizer.momentum");
  }

  @Test
  void the_defaults_are_those_of_the_article() {
    assertThat(OptimizerConfig.adam())
        .isEqualTo(new OptimizerConfig("adam", 0.001, 0, false, 0.9, 0.999, 1e-8, 0));
  }
}

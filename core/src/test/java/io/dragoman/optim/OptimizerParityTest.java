package io.dragoman.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.Fixture;
import io.dragoman.GivenGradients;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.kernels.vector.VectorKernels;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Twenty updates compared with PyTorch's. */
class OptimizerParityTest {
  static Stream<Arguments> cases() {
    return Stream.of(new ScalarKernels(), new VectorKernels())
        .flatMap(
            kernels ->
                Stream.of(
                    Arguments.of(kernels, "sgd", sgd(0, false, 0)),
                    Arguments.of(kernels, "momentum", sgd(0.9, false, 0)),
                    Arguments.of(kernels, "nesterov", sgd(0.9, true, 0)),
                    Arguments.of(kernels, "nesterov_decay", sgd(0.9, true, 0.05)),
                    Arguments.of(kernels, "adam", adam("adam", 0)),
                    Arguments.of(kernels, "adamw", adam("adamw", 0.1)),
                    Arguments.of(kernels, "adagrad", of("adagrad", 0.1, 1e-10, 0)),
                    Arguments.of(kernels, "adagrad_decay", accumulating(0.1)),
                    Arguments.of(kernels, "adadelta", of("adadelta", 1, 1e-6, 0)),
                    Arguments.of(kernels, "adadelta_decay", adadelta(0.5, 0.95, 0.05)),
                    Arguments.of(kernels, "rmsprop", rmsprop(0, 0.99, false, 1e-8, 0)),
                    Arguments.of(kernels, "rmsprop_momentum", rmsprop(0.9, 0.9, false, 1e-8, 0.05)),
                    Arguments.of(kernels, "rmsprop_centered", rmsprop(0.5, 0.9, true, 1e-6, 0)),
                    Arguments.of(kernels, "adafactor", of("adafactor", 0.1, 1e-8, 0)),
                    Arguments.of(kernels, "adafactor_clipped", adafactor(0.5, 0.05, 0.5, 1.1)),
                    Arguments.of(kernels, "adafactor_vector", of("adafactor", 0.1, 1e-8, 0.01))));
  }

  private static OptimizerConfig of(String type, double rate, double epsilon, double decay) {
    return new OptimizerConfig(type, rate, 0, false, 0.9, 0.999, epsilon, decay);
  }

  private static OptimizerConfig with(
      OptimizerConfig base,
      double momentum,
      double rho,
      boolean centered,
      double accumulator,
      AdafactorConfig adafactor) {
    return new OptimizerConfig(
        base.type(),
        base.learningRate(),
        momentum,
        false,
        base.beta1(),
        base.beta2(),
        base.epsilon(),
        base.weightDecay(),
        rho,
        centered,
        accumulator,
        adafactor);
  }

  private static OptimizerConfig accumulating(double first) {
    AdafactorConfig unused = AdafactorConfig.standard();
    return with(of("adagrad", 0.1, 1e-8, 0.05), 0, 0.9, false, first, unused);
  }

  private static OptimizerConfig adadelta(double rate, double rho, double decay) {
    AdafactorConfig unused = AdafactorConfig.standard();
    return with(of("adadelta", rate, 1e-6, decay), 0, rho, false, 0, unused);
  }

  private static OptimizerConfig rmsprop(
      double momentum, double rho, boolean centered, double epsilon, double decay) {
    AdafactorConfig unused = AdafactorConfig.standard();
    return with(of("rmsprop", 0.01, epsilon, decay), momentum, rho, centered, 0, unused);
  }

  private static OptimizerConfig adafactor(
      double rate, double decay, double beta2Decay, double clip) {
    AdafactorConfig own = new AdafactorConfig(beta2Decay, clip, 1e-3);
    return with(of("adafactor", rate, 1e-8, decay), 0, 0.9, false, 0, own);
  }

  private static OptimizerConfig sgd(double momentum, boolean nesterov, double decay) {
    return new OptimizerConfig("sgd", 0.1, momentum, nesterov, 0.9, 0.999, 1e-8, decay);
  }

  private static OptimizerConfig adam(String type, double decay) {
    return new OptimizerConfig(type, 0.01, 0, false, 0.9, 0.999, 1e-8, decay);
  }

  @ParameterizedTest(name = "{1} {index}")
  @MethodSource("cases")
  void every_update_equals_pytorchs(Kernels kernels, String name, OptimizerConfig config) {
    Fixture fixture = Fixture.load("optimizer_" + name);
    Parameter w = new Parameter("w", 0, fixture.tensor("in.w"));
    Gradients gradients = new Gradients(List.of(w));
    Optimizer optimizer = Optimizers.create(config, List.of(w), kernels);
    for (int step = 0; step < 20; step++) {
      new GivenGradients(gradients).set(w, fixture.tensor("in.grad." + step));
      optimizer.beginUpdate(config.learningRate(), 1);
      optimizer.update(w, gradients, 0, 12);
      double[] expected = fixture.values("out.w." + step);
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) w.value().data()[i])
            .as("w[%d] after step %d", i, step)
            .isCloseTo(expected[i], within(1e-6));
      }
    }
  }
}

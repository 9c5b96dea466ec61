package io.dragoman.optim;

import io.dragoman.autograd.Parameter;
import io.dragoman.kernels.Kernels;
import java.util.List;

/** Creates optimizers by name. */
public final class Optimizers {
  /** The known types. */
  public static final List<String> TYPES =
      List.of("sgd", "adam", "adamw", "adagrad", "adadelta", "rmsprop", "adafactor");

  private Optimizers() {}

  /**
   * Creates an optimizer with fresh state.
   *
   * @throws IllegalArgumentException if the type is unknown or has no use for a constant
   */
  public static Optimizer create(
      OptimizerConfig config, List<Parameter> parameters, Kernels kernels) {
    return switch (config.type()) {
      case "sgd" -> new Sgd(config, parameters);
      case "adam" -> {
        if (config.weightDecay() != 0) {
          throw new IllegalArgumentException(
              "optimizer.weightDecay: "
                  + config.weightDecay()
                  + " has no effect with 'adam': use 'adamw' or 0");
        }
        yield new Adam(config, parameters, kernels);
      }
      case "adamw" -> new Adam(config, parameters, kernels);
      case "adagrad" -> new Adagrad(config, parameters);
      case "adadelta" -> new Adadelta(config, parameters);
      case "rmsprop" -> new RmsProp(config, parameters);
      case "adafactor" -> new Adafactor(config, parameters);
      default ->
          throw new IllegalArgumentException(
              "optimizer.type: '" + config.type() + "' is unknown: use one of " + TYPES);
    };
  }
}

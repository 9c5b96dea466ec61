package io.dragoman;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gradients of given values, for what uses gradients. */
public final class GivenGradients {
  private final Gradients gradients;
  private final Map<Parameter, Tensor> values = new LinkedHashMap<>();

  /** Zeros at first. */
  public GivenGradients(Gradients gradients) {
    this.gradients = gradients;
  }

  /** Sets the gradient of one parameter and leaves the others. */
  public void set(Parameter parameter, Tensor value) {
    values.put(parameter, value);
    try (Tape tape = Tape.training(new ScalarKernels(), new Arena(), gradients, null)) {
      values.forEach((each, given) -> tape.contributions().whole(each).copyFrom(given));
      tape.backward();
    }
  }
}

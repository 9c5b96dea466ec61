package io.dragoman.optim;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;

/**
 * Limits each value of a gradient by itself: {@code g = max(-maximum, min(maximum, g))}; NaN stays.
 *
 * @param maximum the largest size, or 0 for no limit
 */
public record ValueClipping(double maximum) {
  /**
   * @throws IllegalArgumentException if the maximum is negative or NaN
   */
  public ValueClipping {
    if (!(maximum >= 0)) {
      throw new IllegalArgumentException(
          "value clipping: " + maximum + " must be above 0, or 0 for no limit");
    }
  }

  /** Changes the gradient of a parameter. */
  public void clip(Gradients gradients, Parameter parameter) {
    if (maximum == 0 || parameter.isFrozen()) {
      return;
    }
    float limit = (float) maximum;
    float[] values = gradients.of(parameter).data();
    int size = parameter.value().size();
    for (int i = 0; i < size; i++) {
      values[i] = Math.max(-limit, Math.min(limit, values[i]));
    }
  }
}

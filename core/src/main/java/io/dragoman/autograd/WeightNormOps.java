package io.dragoman.autograd;

import io.dragoman.tensor.Tensor;

/** Weights whose length is a parameter of its own. */
public final class WeightNormOps {
  private WeightNormOps() {}

  /**
   * {@code w = g v / |v|} (Salimans and Kingma 2016).
   *
   * @param direction v, {@code (1, units)}
   * @param length g, {@code (1, 1)}
   * @return {@code (1, units)}
   */
  public static Variable normalized(Tape tape, Parameter direction, Parameter length) {
    Tensor v = direction.value();
    double norm = Math.sqrt(dot(v, v));
    float g = length.value().get(0, 0);
    float factor = (float) (g / norm);
    Tensor w = tape.take(1, v.columns()); // (1, units)
    w.copyFrom(v);
    tape.kernels().scale(w, factor);
    Variable result = tape.variable(w);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              backward(tape, direction, length, norm, result.gradient());
            }
          });
    }
    return result;
  }

  private static void backward(
      Tape tape, Parameter direction, Parameter length, double norm, Tensor dW) {
    Tensor v = direction.value();
    double along = dot(dW, v) / norm; // the gradient of g
    if (!length.isFrozen()) {
      Tensor dG = tape.contributions().whole(length);
      dG.set(0, 0, (float) (dG.get(0, 0) + along));
    }
    if (!direction.isFrozen()) {
      Tensor dV = tape.contributions().whole(direction);
      double factor = length.value().get(0, 0) / norm;
      for (int j = 0; j < v.columns(); j++) {
        double across = dW.get(0, j) - along * v.get(0, j) / norm;
        dV.set(0, j, (float) (dV.get(0, j) + factor * across));
      }
    }
  }

  private static double dot(Tensor x, Tensor y) {
    double sum = 0;
    for (int j = 0; j < x.columns(); j++) {
      sum += (double) x.get(0, j) * y.get(0, j);
    }
    return sum;
  }
}

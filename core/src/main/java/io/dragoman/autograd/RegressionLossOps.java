package io.dragoman.autograd;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;

/**
 * Losses of real values and of yes-or-no answers. Sums are over all rows and columns; {@code rows}
 * of a {@link Loss} counts single values.
 */
public final class RegressionLossOps {
  private RegressionLossOps() {}

  /**
   * {@code sum (y - t)^2}; backwards {@code dY += 2 scale (y - t)}.
   *
   * @param y predicted values {@code (rows, columns)}
   * @param target of the same shape
   * @param scale factor of the gradient; zero for no gradient
   * @return the squared error, as likelihood too; no value counts as correct
   */
  public static Loss squaredError(Tape tape, Variable y, Tensor target, float scale) {
    ShapeMismatchException.requireSame("squared error", y.value(), target);
    boolean backward = LossOps.wantsGradient(tape, y, scale);
    Tensor dY = backward ? y.gradient() : null;
    double sum = 0;
    for (int i = 0; i < target.size(); i++) {
      float difference = value(y.value(), i) - value(target, i);
      sum += (double) difference * difference;
      if (backward) {
        dY.data()[dY.offset() + i] += 2 * scale * difference;
      }
    }
    return new Loss(sum, sum, 0, target.size());
  }

  /**
   * {@code sum -t log sigmoid(z) - (1 - t) log (1 - sigmoid(z))}; backwards {@code dZ += scale
   * (sigmoid(z) - t)}.
   *
   * @param z logits {@code (rows, columns)}
   * @param target probabilities from 0 to 1, of the same shape
   * @param scale factor of the gradient; zero for no gradient
   * @return correct are values on the target's side of one half
   */
  public static Loss binaryCrossEntropy(Tape tape, Variable z, Tensor target, float scale) {
    ShapeMismatchException.requireSame("binary cross-entropy", z.value(), target);
    boolean backward = LossOps.wantsGradient(tape, z, scale);
    Tensor dZ = backward ? z.gradient() : null;
    double sum = 0;
    int correct = 0;
    for (int i = 0; i < target.size(); i++) {
      double logit = value(z.value(), i);
      double wanted = value(target, i);
      // log(1 + exp(z)) - t z, without overflow
      sum +=
          Math.max(logit, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(logit))) - wanted * logit;
      correct += (logit > 0) == (wanted > 0.5) ? 1 : 0;
      if (backward) {
        double sigmoid = 1 / (1 + StrictMath.exp(-logit));
        dZ.data()[dZ.offset() + i] += (float) (scale * (sigmoid - wanted));
      }
    }
    return new Loss(sum, sum, correct, target.size());
  }

  private static float value(Tensor x, int i) {
    return x.data()[x.offset() + i];
  }
}

package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.FLOATS;
import static io.dragoman.kernels.vector.Lanes.LENGTH;
import static io.dragoman.kernels.vector.Lanes.load;

import io.dragoman.tensor.Tensor;
import jdk.incubator.vector.FloatVector;

/** Softmax and what is derived from it, one row at a time, the largest logit subtracted first. */
final class VectorLoss {
  private VectorLoss() {}

  static void softmax(Tensor x, Tensor y) {
    float[] lanes = Lanes.scratch();
    for (int row = 0; row < x.rows(); row++) {
      softmax(x.data(), x.rowOffset(row), y.data(), y.rowOffset(row), x.columns(), lanes);
    }
  }

  /** {@code y = softmax(x)}; may be in place. */
  static void softmax(float[] x, int xt, float[] y, int yt, int n, float[] lanes) {
    float max = Lanes.max(x, xt, n);
    float sum = exponentials(x, xt, max, y, yt, n, lanes);
    scale(y, yt, 1f / sum, n);
  }

  static void logSumExp(Tensor x, Tensor y) {
    float[] lanes = Lanes.scratch();
    for (int row = 0; row < x.rows(); row++) {
      int at = x.rowOffset(row);
      float max = Lanes.max(x.data(), at, x.columns());
      if (Float.isInfinite(max)) {
        y.set(0, row, max);
      } else {
        float sum = VectorMath.sumOfExponentials(x.data(), at, max, x.columns(), lanes);
        y.set(0, row, (float) (max + StrictMath.log(sum)));
      }
    }
  }

  static int crossEntropy(
      Tensor logits, int[] gold, float smoothing, float scale, Tensor losses, Tensor nll) {
    float[] lanes = Lanes.scratch();
    float[] scratch = Scratch.row(Scratch.EXPONENTIALS, logits.columns()); // (V)
    float[] x = logits.data();
    int classes = logits.columns();
    int correct = 0;
    for (int row = 0; row < logits.rows(); row++) {
      int at = logits.rowOffset(row);
      float max = Lanes.max(x, at, classes);
      float atGold = x[at + gold[row]];
      correct += atGold == max && isFirst(x, at, gold[row]) ? 1 : 0;
      float differences = smoothing == 0f ? 0f : Lanes.sumOfDifferences(x, at, max, classes, lanes);
      float[] e = scale == 0f ? scratch : x;
      float sum = exponentials(x, at, max, e, scale == 0f ? 0 : at, classes, lanes);
      double logSum = StrictMath.log(sum);
      double loss = logSum - ((double) atGold - max);
      nll.set(0, row, (float) loss);
      if (smoothing != 0f) {
        double mean = logSum - (double) differences / classes;
        loss = (1.0 - smoothing) * loss + smoothing * mean;
      }
      losses.set(0, row, (float) loss);
      if (scale != 0f) {
        scaleAndShift(x, at, scale / sum, -scale * (smoothing / classes), classes);
        x[at + gold[row]] -= scale * (1f - smoothing);
      }
    }
    return correct;
  }

  /** Whether no earlier class has the logit of this one. */
  private static boolean isFirst(float[] x, int at, int index) {
    for (int i = 0; i < index; i++) {
      if (x[at + i] == x[at + index]) {
        return false;
      }
    }
    return true;
  }

  /** {@code y = exp(x - max)}; may be in place; returns the sum of y. */
  private static float exponentials(
      float[] x, int xt, float max, float[] y, int yt, int n, float[] lanes) {
    VectorMath.expOfMinus(x, xt, max, y, yt, n);
    return Lanes.sumOfDifferences(y, yt, 0f, n, lanes);
  }

  private static void scale(float[] x, int xt, float factor, int n) {
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      load(x, xt + i).mul(factor).intoArray(x, xt + i);
    }
    for (; i < n; i++) {
      x[xt + i] *= factor;
    }
  }

  /** {@code x = x * factor + shift}. */
  private static void scaleAndShift(float[] x, int xt, float factor, float shift, int n) {
    FloatVector factors = FloatVector.broadcast(FLOATS, factor);
    FloatVector shifts = FloatVector.broadcast(FLOATS, shift);
    int i = 0;
    for (; i <= n - LENGTH; i += LENGTH) {
      load(x, xt + i).fma(factors, shifts).intoArray(x, xt + i);
    }
    for (; i < n; i++) {
      x[xt + i] = Math.fma(x[xt + i], factor, shift);
    }
  }
}

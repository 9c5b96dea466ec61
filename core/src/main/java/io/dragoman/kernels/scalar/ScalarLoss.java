package io.dragoman.kernels.scalar;

import io.dragoman.tensor.Tensor;

/** Softmax and what is derived from it, one row at a time, the largest logit subtracted first. */
final class ScalarLoss {
  private ScalarLoss() {}

  /** {@code x = softmax(x)} over the first n values. */
  static void softmax(float[] x, int n) {
    subtract(ScalarMath.max(x, n), x, x, n);
    ScalarMath.exp(x, Scratch.get().work(n), n);
    float inverse = 1f / ScalarMath.sum(x, n);
    for (int i = 0; i < n; i++) {
      x[i] *= inverse;
    }
  }

  static void softmax(Tensor x, Tensor y) {
    Scratch scratch = Scratch.get();
    for (int row = 0; row < x.rows(); row++) {
      float[] values = scratch.load(0, x, row); // (V)
      softmax(values, x.columns());
      Scratch.store(values, y, row);
    }
  }

  static void logSumExp(Tensor x, Tensor y) {
    Scratch scratch = Scratch.get();
    for (int row = 0; row < x.rows(); row++) {
      float[] values = scratch.load(0, x, row); // (V)
      float max = ScalarMath.max(values, x.columns());
      if (Float.isInfinite(max)) {
        y.set(0, row, max);
      } else {
        subtract(max, values, values, x.columns());
        ScalarMath.exp(values, scratch.work(x.columns()), x.columns());
        y.set(0, row, (float) (max + StrictMath.log(ScalarMath.sum(values, x.columns()))));
      }
    }
  }

  static int crossEntropy(
      Tensor logits, int[] gold, float smoothing, float scale, Tensor losses, Tensor nll) {
    Scratch scratch = Scratch.get();
    int classes = logits.columns();
    int correct = 0;
    for (int row = 0; row < logits.rows(); row++) {
      float[] x = scratch.load(0, logits, row); // (V)
      float[] e = scratch.row(1, classes); // (V)
      float max = ScalarMath.max(x, classes);
      float atGold = x[gold[row]];
      correct += atGold == max && firstAt(x, max) == gold[row] ? 1 : 0;
      subtract(max, x, e, classes);
      ScalarMath.exp(e, scratch.work(classes), classes);
      float sum = ScalarMath.sum(e, classes);
      double logSum = StrictMath.log(sum);
      double loss = logSum - ((double) atGold - max);
      nll.set(0, row, (float) loss);
      if (smoothing != 0f) {
        double mean = logSum - sumOfDifferences(x, max, classes) / classes;
        loss = (1.0 - smoothing) * loss + smoothing * mean;
      }
      losses.set(0, row, (float) loss);
      if (scale != 0f) {
        float factor = scale / sum;
        float spread = scale * (smoothing / classes);
        for (int i = 0; i < classes; i++) {
          e[i] = e[i] * factor - spread;
        }
        e[gold[row]] -= scale * (1f - smoothing);
        Scratch.store(e, logits, row);
      }
    }
    return correct;
  }

  /** {@code y = x - shift}; may be in place. */
  private static void subtract(float shift, float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = x[i] - shift;
    }
  }

  private static int firstAt(float[] x, float value) {
    int i = 0;
    while (x[i] != value) {
      i++;
    }
    return i;
  }

  private static double sumOfDifferences(float[] x, float shift, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i] - shift;
    }
    return sum;
  }
}

package io.dragoman.autograd;

import io.dragoman.tensor.Tensor;

/** The losses at the end of a tape. */
public final class LossOps {
  private LossOps() {}

  /**
   * Sums over all rows.
   *
   * @param loss smoothed cross-entropy, in nats
   * @param negativeLogLikelihood {@code -log p(gold)}, in nats
   * @param correct rows whose largest logit is at gold
   * @param rows number of rows
   */
  public record Loss(double loss, double negativeLogLikelihood, int correct, int rows) {
    /** Nothing yet. */
    public static final Loss NONE = new Loss(0, 0, 0, 0);

    /** The sums of both. */
    public Loss plus(Loss other) {
      return new Loss(
          loss + other.loss,
          negativeLogLikelihood + other.negativeLogLikelihood,
          correct + other.correct,
          rows + other.rows);
    }
  }

  /**
   * Softmax cross-entropy with label smoothing: {@code (1 - eps) nll(gold) + eps / V sum_v nll(v)}
   * (Szegedy et al. 2016). The gradient takes the place of the logits, which must have no other
   * use, not even in the backward of the operation that made them: a product is right, tanh is not.
   *
   * @param logits {@code (rows, vocabulary)}
   * @param gold the right class of each row
   * @param smoothing eps, from 0 to below 1
   * @param scale factor of the gradient, such as one by the number of words in the whole batch;
   *     zero for no gradient
   */
  public static Loss softmaxCrossEntropy(
      Tape tape, Variable logits, int[] gold, float smoothing, float scale) {
    Tensor losses = tape.take(1, logits.rows());
    Tensor likelihoods = tape.take(1, logits.rows());
    boolean backward = wantsGradient(tape, logits, scale);
    int correct =
        tape.kernels()
            .softmaxCrossEntropy(
                logits.value(), gold, smoothing, backward ? scale : 0f, losses, likelihoods);
    if (backward) {
      logits.reuseValueAsGradient();
    }
    return new Loss(sum(losses), sum(likelihoods), correct, logits.rows());
  }

  /**
   * The same where label smoothing is spread over the first {@code smoothed} classes alone: those
   * that every row has.
   *
   * @param smoothed a number of classes whose logits are finite
   */
  public static Loss softmaxCrossEntropy(
      Tape tape, Variable logits, int[] gold, float smoothing, float scale, int smoothed) {
    if (smoothing == 0f || smoothed == logits.columns()) {
      return softmaxCrossEntropy(tape, logits, gold, smoothing, scale);
    }
    double[] means = new double[logits.rows()]; // of the logits of smoothed classes
    double[] own = new double[logits.rows()];
    for (int row = 0; row < means.length; row++) {
      Tensor values = logits.value();
      for (int v = 0; v < smoothed; v++) {
        means[row] += values.get(row, v);
      }
      means[row] /= smoothed;
      own[row] = values.get(row, gold[row]);
    }
    Tensor likelihoods = tape.take(1, logits.rows());
    boolean backward = wantsGradient(tape, logits, scale);
    int correct =
        tape.kernels()
            .softmaxCrossEntropy(
                logits.value(),
                gold,
                0f,
                backward ? scale : 0f,
                tape.take(1, means.length),
                likelihoods);
    double loss = 0;
    for (int row = 0; row < means.length; row++) {
      double nll = likelihoods.get(0, row);
      loss += (1 - smoothing) * nll + smoothing * (nll + own[row] - means[row]);
    }
    if (backward) {
      Tensor gradient = logits.reuseValueAsGradient();
      float share = scale * smoothing / smoothed;
      for (int row = 0; row < means.length; row++) {
        for (int v = 0; v < smoothed; v++) {
          gradient.set(row, v, gradient.get(row, v) - share);
        }
        gradient.set(row, gold[row], gradient.get(row, gold[row]) + scale * smoothing);
      }
    }
    return new Loss(loss, sum(likelihoods), correct, logits.rows());
  }

  static boolean wantsGradient(Tape tape, Variable x, float scale) {
    return tape.isRecording() && x.isDifferentiable() && scale != 0f;
  }

  private static double sum(Tensor values) {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      sum += values.get(0, i);
    }
    return sum;
  }
}

package io.dragoman.autograd;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;

/**
 * Losses of scores of words that may be added to each other: each adds to the gradient of the
 * logits and keeps their values. All are sums over rows, and their gradients are multiplied by
 * {@code scale}; z are the logits of a row, {@code p = softmax(z)}, V their number.
 */
public final class TokenLossOps {
  private static final double LEAST = 1e-6; // of a probability that is divided by

  private TokenLossOps() {}

  /** As {@link LossOps#softmaxCrossEntropy}, but the logits keep their values. */
  public static Loss crossEntropy(
      Tape tape, Variable logits, int[] gold, float smoothing, float scale, int smoothed) {
    Tensor copy = tape.take(logits.rows(), logits.columns());
    copy.copyFrom(logits.value());
    Variable own = tape.variable(copy);
    Loss loss = LossOps.softmaxCrossEntropy(tape, own, gold, smoothing, scale, smoothed);
    if (LossOps.wantsGradient(tape, logits, scale)) {
      tape.kernels().add(own.gradient(), logits.gradient());
    }
    return loss;
  }

  /** The same with smoothing over all classes. */
  public static Loss crossEntropy(
      Tape tape, Variable logits, int[] gold, float smoothing, float scale) {
    return crossEntropy(tape, logits, gold, smoothing, scale, logits.columns());
  }

  /**
   * Focal loss: cross-entropy in which sure words count less, {@code (1 - eps) (1 + alpha
   * p(gold))^gamma nll(gold) + eps / V sum_v nll(v)}. With alpha -1 it is that of Lin et al. 2017
   * (Focal loss for dense object detection), above 0 the anti-focal loss of Raunak et al. 2020 (On
   * long-tailed phenomena in neural machine translation).
   *
   * @param smoothing eps, from 0 to below 1
   * @param gamma at least 0; 0 is cross-entropy
   * @param alpha at least -1
   */
  public static Loss focal(
      Tape tape,
      Variable logits,
      int[] gold,
      float smoothing,
      double gamma,
      double alpha,
      float scale) {
    Tensor losses = tape.take(1, logits.rows());
    Tensor likelihoods = tape.take(1, logits.rows());
    int correct =
        tape.kernels()
            .softmaxCrossEntropy(logits.value(), gold, smoothing, 0f, losses, likelihoods);
    boolean backward = LossOps.wantsGradient(tape, logits, scale);
    Tensor p = backward ? softmax(tape, logits.value()) : null;
    double loss = 0;
    double negativeLogLikelihood = 0;
    for (int row = 0; row < logits.rows(); row++) {
      double nll = likelihoods.get(0, row);
      double likelihood = StrictMath.exp(-nll);
      double base = alpha == -1 ? -StrictMath.expm1(-nll) : 1 + alpha * likelihood;
      base = Math.max(base, LEAST * LEAST);
      double weight = StrictMath.pow(base, gamma);
      loss += losses.get(0, row) + (1 - smoothing) * (weight - 1) * nll;
      negativeLogLikelihood += nll;
      if (backward) {
        double slope = gamma * alpha * StrictMath.pow(base, gamma - 1) * likelihood * -nll;
        double own = (1 - smoothing) * (weight + slope);
        float[] gradient = logits.gradient().data();
        int to = logits.gradient().rowOffset(row);
        for (int v = 0, from = p.rowOffset(row); v < p.columns(); v++) {
          double share = (own + smoothing) * p.data()[from + v] - smoothing / p.columns();
          gradient[to + v] += (float) (scale * share);
        }
        gradient[to + gold[row]] -= (float) (scale * own);
      }
    }
    return new Loss(loss, negativeLogLikelihood, correct, logits.rows());
  }

  /**
   * Unlikelihood of words that should not come: {@code -sum_c log(1 - p(c))} over the negative
   * words c of each row (Welleck et al. 2020, Neural text generation with unlikelihood training).
   *
   * @param negatives ids for each row, none twice
   */
  public static double unlikelihood(Tape tape, Variable logits, int[][] negatives, float scale) {
    Tensor p = softmax(tape, logits.value());
    boolean backward = LossOps.wantsGradient(tape, logits, scale);
    double loss = 0;
    for (int row = 0; row < logits.rows(); row++) {
      double sum = 0;
      for (int word : negatives[row]) {
        double likelihood = p.get(row, word);
        loss -= StrictMath.log(Math.max(LEAST, 1 - likelihood));
        sum += odds(likelihood);
      }
      if (backward && sum > 0) {
        float[] gradient = logits.gradient().data();
        int to = logits.gradient().rowOffset(row);
        for (int v = 0, from = p.rowOffset(row); v < p.columns(); v++) {
          gradient[to + v] -= (float) (scale * sum * p.data()[from + v]);
        }
        for (int word : negatives[row]) {
          gradient[to + word] += (float) (scale * odds(p.get(row, word)));
        }
      }
    }
    return loss;
  }

  private static double odds(double likelihood) {
    return likelihood / Math.max(LEAST, 1 - likelihood);
  }

  /**
   * How far two distributions differ: {@code (KL(p || q) + KL(q || p)) / 2}, with p and q the
   * softmax of a and b (Wu et al. 2021, R-Drop). Both get a gradient.
   */
  public static double symmetricDivergence(Tape tape, Variable a, Variable b, float scale) {
    ShapeMismatchException.requireSame("symmetric divergence", a.value(), b.value());
    Tensor p = softmax(tape, a.value());
    Tensor q = softmax(tape, b.value());
    double[] difference = new double[a.columns()]; // log p - log q
    Tensor totalA = logSumExp(tape, a.value());
    Tensor totalB = logSumExp(tape, b.value());
    double loss = 0;
    for (int row = 0; row < a.rows(); row++) {
      double shift = totalB.get(0, row) - totalA.get(0, row);
      double forward = 0;
      double reverse = 0;
      for (int v = 0; v < difference.length; v++) {
        difference[v] = (double) a.value().get(row, v) - b.value().get(row, v) + shift;
        forward += p.get(row, v) * difference[v];
        reverse -= q.get(row, v) * difference[v];
      }
      loss += (forward + reverse) / 2;
      if (LossOps.wantsGradient(tape, a, scale)) {
        addDivergence(p, q, difference, forward, row, a, scale);
      }
      if (LossOps.wantsGradient(tape, b, scale)) {
        for (int v = 0; v < difference.length; v++) {
          difference[v] = -difference[v];
        }
        addDivergence(q, p, difference, reverse, row, b, scale);
      }
    }
    return loss;
  }

  /** For the logits of p: {@code (p (log p - log q - KL(p || q)) + p - q) / 2}. */
  private static void addDivergence(
      Tensor p, Tensor q, double[] difference, double own, int row, Variable logits, float scale) {
    float[] gradient = logits.gradient().data();
    int to = logits.gradient().rowOffset(row);
    for (int v = 0; v < difference.length; v++) {
      double mine = p.get(row, v);
      double slope = mine * (difference[v] - own) + mine - q.get(row, v);
      gradient[to + v] += (float) (scale * slope / 2);
    }
  }

  /**
   * Word-level distillation: {@code T^2 KL(softmax(teacher / T) || softmax(z / T))} (Hinton et al.
   * 2015; Kim and Rush 2016); zero if the student says what the teacher says. T^2 keeps the size of
   * gradients.
   *
   * @param teacher logits of another model, as many as those of the student
   * @param temperature T, above 0
   */
  public static double distillation(
      Tape tape, Variable logits, Tensor teacher, float temperature, float scale) {
    ShapeMismatchException.requireSame("distillation", logits.value(), teacher);
    Kernels kernels = tape.kernels();
    Tensor student = cooled(tape, logits.value(), temperature);
    Tensor cooledTeacher = cooled(tape, teacher, temperature);
    Tensor totals = logSumExp(tape, student);
    Tensor teacherTotals = logSumExp(tape, cooledTeacher);
    Tensor q = softmax(tape, cooledTeacher);
    double loss = 0;
    for (int row = 0; row < q.rows(); row++) {
      double shift = totals.get(0, row) - teacherTotals.get(0, row);
      for (int v = 0; v < q.columns(); v++) {
        double difference = (double) cooledTeacher.get(row, v) - student.get(row, v) + shift;
        loss += q.get(row, v) * difference;
      }
    }
    if (LossOps.wantsGradient(tape, logits, scale)) {
      Tensor change = softmax(tape, student);
      kernels.scale(q, -1f);
      kernels.add(q, change); // p - q
      kernels.scale(change, scale * temperature);
      kernels.add(change, logits.gradient());
    }
    return loss * temperature * temperature;
  }

  private static Tensor cooled(Tape tape, Tensor logits, float temperature) {
    Tensor result = tape.take(logits.rows(), logits.columns());
    result.copyFrom(logits);
    tape.kernels().scale(result, 1 / temperature);
    return result;
  }

  /** Probabilities of the words of each row, in memory of the tape. */
  static Tensor softmax(Tape tape, Tensor logits) {
    Tensor p = tape.take(logits.rows(), logits.columns());
    tape.kernels().softmax(logits, p);
    return p;
  }

  private static Tensor logSumExp(Tape tape, Tensor logits) {
    Tensor totals = tape.take(1, logits.rows());
    tape.kernels().logSumExp(logits, totals);
    return totals;
  }
}

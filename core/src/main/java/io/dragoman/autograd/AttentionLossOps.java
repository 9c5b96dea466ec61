package io.dragoman.autograd;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;

/** Losses of where a decoder looks. Each adds to the gradient of the attention weights. */
public final class AttentionLossOps {
  private static final double LEAST = 1e-6; // added to a weight before its logarithm

  private AttentionLossOps() {}

  /**
   * Where a decoder should look: a list of points.
   *
   * @param rows target positions
   * @param columns source positions
   * @param shares how much of the target position should look there; those of a row sum to one
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
  public record Points(int[] rows, int[] columns, float[] shares) {}

  /**
   * Guided alignment: the cross-entropy {@code -sum_(t,s) A_ts log(w_ts + 1e-6)} between points and
   * attention (Chen et al. 2016, Guided alignment training for topic-aware neural machine
   * translation; Liu et al. 2016). Target positions without a point are free.
   *
   * @param weights {@code (target positions, source time)}
   * @param scale factor of the gradient
   */
  public static double guidedAlignment(Tape tape, Variable weights, Points points, float scale) {
    boolean backward = LossOps.wantsGradient(tape, weights, scale);
    double loss = 0;
    for (int i = 0; i < points.rows().length; i++) {
      int row = points.rows()[i];
      int column = points.columns()[i];
      double weight = weights.value().get(row, column) + LEAST;
      float share = points.shares()[i];
      loss -= share * StrictMath.log(weight);
      if (backward) {
        Tensor gradient = weights.gradient();
        float change = (float) (scale * share / weight);
        gradient.set(row, column, gradient.get(row, column) - change);
      }
    }
    return loss;
  }

  /**
   * Coverage loss: {@code sum_t sum_s min(w_ts, c_ts)} with {@code c_ts = sum_(t' < t) w_t's} what
   * a source position got before (See et al. 2017, Get to the point). It is for looking again where
   * the decoder has looked.
   *
   * @param weights {@code (target positions, source time)}, laid out by {@code layout}
   * @param scale factor of the gradient
   */
  public static double coverage(Tape tape, Variable weights, SequenceLayout layout, float scale) {
    ShapeMismatchException.require(
        "coverage", weights.value(), layout.positions(), weights.columns());
    boolean backward = LossOps.wantsGradient(tape, weights, scale);
    double loss = 0;
    for (int row = 0; row < layout.batch(); row++) {
      for (int s = 0; s < weights.columns(); s++) {
        loss += cover(weights, layout, row, s, backward ? scale : 0f);
      }
    }
    return loss;
  }

  /** One source position of one sentence over time. */
  private static double cover(
      Variable weights, SequenceLayout layout, int row, int column, float scale) {
    Tensor values = weights.value();
    double covered = 0;
    double loss = 0;
    int limited = 0; // later steps whose minimum is what was covered before
    for (int t = 0; t < layout.length(row); t++) {
      double weight = values.get(layout.position(t, row), column);
      loss += Math.min(weight, covered);
      limited += covered < weight ? 1 : 0;
      covered += weight;
    }
    if (scale == 0f) {
      return loss;
    }
    Tensor gradient = weights.gradient();
    covered = 0;
    for (int t = 0; t < layout.length(row); t++) {
      int position = layout.position(t, row);
      double weight = values.get(position, column);
      boolean isLimited = covered < weight;
      limited -= isLimited ? 1 : 0;
      float slope = limited + (isLimited ? 0 : 1);
      gradient.set(position, column, gradient.get(position, column) + scale * slope);
      covered += weight;
    }
    return loss;
  }
}

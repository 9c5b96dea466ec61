package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.List;

/**
 * The steps of which attentions are made: scores of the positions of each query's sentence, their
 * softmax, and sums weighted by it.
 *
 * <p>Matrices {@code (queries, source time)} are zero past the end of each query's sentence. In all
 * operations {@code sentence} is the row of {@code layout} that each query looks at; values past
 * the number of queries are ignored, and the array must stay as it is.
 */
public final class PositionOps {
  private PositionOps() {}

  /**
   * {@code e[m, s] = factor x_m . p_s}.
   *
   * @param x {@code (queries, units)}
   * @param positions {@code (positions, units)}, laid out by {@code layout}
   * @return {@code (queries, source time)}
   */
  public static Variable scores(
      Tape tape,
      Variable x,
      Variable positions,
      SequenceLayout layout,
      int[] sentence,
      float factor) {
    Kernels kernels = tape.kernels();
    Tensor e = tape.zeros(x.rows(), layout.time()); // (queries, source time)
    kernels.addPositionScores(x.value(), positions.value(), layout, sentence, e);
    kernels.scale(e, factor);
    Variable result = tape.variable(e);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (!result.hasGradient()) {
              return;
            }
            Tensor dE = tape.take(e.rows(), e.columns());
            dE.copyFrom(result.gradient());
            kernels.scale(dE, factor);
            if (x.isDifferentiable()) {
              kernels.addPositionSums(dE, positions.value(), layout, sentence, x.gradient());
            }
            if (positions.isDifferentiable()) {
              kernels.addToPositions(dE, x.value(), layout, sentence, positions.gradient());
            }
          });
    }
    return result;
  }

  /**
   * {@code c_m = sum_s w[m, s] p_s}: context vectors.
   *
   * @param weights {@code (queries, source time)}
   * @param positions {@code (positions, columns)}, laid out by {@code layout}
   * @return {@code (queries, columns)}
   */
  public static Variable sums(
      Tape tape, Variable weights, Variable positions, SequenceLayout layout, int[] sentence) {
    Kernels kernels = tape.kernels();
    Tensor c = tape.zeros(weights.rows(), positions.columns()); // (queries, columns)
    kernels.addPositionSums(weights.value(), positions.value(), layout, sentence, c);
    Variable result = tape.variable(c);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (!result.hasGradient()) {
              return;
            }
            Tensor dC = result.gradient();
            if (weights.isDifferentiable()) {
              kernels.addPositionScores(
                  dC, positions.value(), layout, sentence, weights.gradient());
            }
            if (positions.isDifferentiable()) {
              Tensor dPositions = positions.gradient();
              kernels.addToPositions(weights.value(), dC, layout, sentence, dPositions);
            }
          });
    }
    return result;
  }

  /**
   * Softmax over the positions of each query's sentence.
   *
   * @param scores {@code (queries, any)}: positions beyond their columns get no weight
   * @return {@code (queries, source time)}, zero past the end
   */
  public static Variable softmax(
      Tape tape, Variable scores, SequenceLayout layout, int[] sentence) {
    Tensor e = scores.value();
    Tensor w = tape.zeros(e.rows(), layout.time()); // (queries, source time)
    for (int row = 0; row < e.rows(); row++) {
      int length = Math.min(layout.length(sentence[row]), e.columns());
      tape.kernels()
          .softmax(
              Tensor.of(e.data(), e.rowOffset(row), 1, length),
              Tensor.of(w.data(), w.rowOffset(row), 1, length));
    }
    Variable result = tape.variable(w);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && scores.isDifferentiable()) {
              softmaxBackward(w, result.gradient(), scores.gradient(), layout, sentence);
            }
          });
    }
    return result;
  }

  private static void softmaxBackward(
      Tensor w, Tensor dW, Tensor dE, SequenceLayout layout, int[] sentence) {
    for (int row = 0; row < w.rows(); row++) {
      int length = Math.min(layout.length(sentence[row]), dE.columns());
      float mean = 0;
      for (int s = 0; s < length; s++) {
        mean += w.get(row, s) * dW.get(row, s);
      }
      for (int s = 0; s < length; s++) {
        float change = w.get(row, s) * (dW.get(row, s) - mean);
        dE.set(row, s, dE.get(row, s) + change);
      }
    }
  }

  /**
   * {@code y[m, s] = -(s - length_m x_m)^2 / (2 deviation^2)}: how far a position is from a place
   * of its sentence, as the logarithm of a Gaussian without its factor.
   *
   * @param x {@code (queries, 1)}, from 0, the start of the sentence, to 1, its end
   * @return {@code (queries, source time)}
   */
  public static Variable logGaussian(
      Tape tape, Variable x, SequenceLayout layout, int[] sentence, float deviation) {
    ShapeMismatchException.require("Gaussian: places", x.value(), x.rows(), 1);
    float precision = 1f / (deviation * deviation);
    Tensor y = tape.zeros(x.rows(), layout.time()); // (queries, source time)
    for (int row = 0; row < x.rows(); row++) {
      int length = layout.length(sentence[row]);
      for (int s = 0; s < length; s++) {
        float distance = s - length * x.value().get(row, 0);
        y.set(row, s, -0.5f * precision * distance * distance);
      }
    }
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (!result.hasGradient() || !x.isDifferentiable()) {
              return;
            }
            for (int row = 0; row < x.rows(); row++) {
              int length = layout.length(sentence[row]);
              float sum = x.gradient().get(row, 0);
              for (int s = 0; s < length; s++) {
                float distance = s - length * x.value().get(row, 0);
                sum += result.gradient().get(row, s) * precision * distance * length;
              }
              x.gradient().set(row, 0, sum);
            }
          });
    }
    return result;
  }

  /** The mean of matrices of one shape. */
  public static Variable mean(Tape tape, List<Variable> parts) {
    Kernels kernels = tape.kernels();
    Tensor y = tape.zeros(parts.get(0).rows(), parts.get(0).columns());
    for (Variable part : parts) {
      kernels.add(part.value(), y);
    }
    kernels.scale(y, 1f / parts.size());
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              Tensor share = tape.take(y.rows(), y.columns());
              share.copyFrom(result.gradient());
              kernels.scale(share, 1f / parts.size());
              parts.stream()
                  .filter(Variable::isDifferentiable)
                  .forEach(part -> kernels.add(share, part.gradient()));
            }
          });
    }
    return result;
  }
}

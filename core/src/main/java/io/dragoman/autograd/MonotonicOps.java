package io.dragoman.autograd;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;

/** Attention that never goes back. */
public final class MonotonicOps {
  private MonotonicOps() {}

  /**
   * The expected alignment of a process that starts where it stopped last and goes on, position by
   * position, until it stops again (Raffel et al. 2017, equation 9):
   *
   * <pre>
   *   q_s = (1 - p_(s-1)) q_(s-1) + previous_s,   weight_s = p_s q_s
   * </pre>
   *
   * <p>If nothing makes it stop, the weights of a row sum to less than 1. With probabilities of 0
   * and 1 and a previous stop at one place this is the process itself.
   *
   * @param p probability of stopping at a position, {@code (queries, source time)}
   * @param previous the weights of the step before, of the same shape
   * @return the weights, zero past the end
   */
  public static Variable expectedAlignment(
      Tape tape, Variable p, Variable previous, SequenceLayout layout, int[] sentence) {
    ShapeMismatchException.requireSame("expected alignment", p.value(), previous.value());
    Tensor reached = tape.take(p.rows(), p.columns()); // q
    Tensor w = tape.zeros(p.rows(), p.columns()); // (queries, source time)
    for (int row = 0; row < p.rows(); row++) {
      float q = 0;
      for (int s = 0; s < layout.length(sentence[row]); s++) {
        q = (s == 0 ? 0 : (1 - p.value().get(row, s - 1)) * q) + previous.value().get(row, s);
        reached.set(row, s, q);
        w.set(row, s, p.value().get(row, s) * q);
      }
    }
    Variable result = tape.variable(w);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              backward(tape, p, previous, reached, result.gradient(), layout, sentence);
            }
          });
    }
    return result;
  }

  private static void backward(
      Tape tape,
      Variable p,
      Variable previous,
      Tensor reached,
      Tensor dW,
      SequenceLayout layout,
      int[] sentence) {
    Tensor dP = gradient(tape, p);
    Tensor dPrevious = gradient(tape, previous);
    for (int row = 0; row < p.rows(); row++) {
      float later = 0; // what reaches this position from those behind it
      for (int s = layout.length(sentence[row]) - 1; s >= 0; s--) {
        float dQ = dW.get(row, s) * p.value().get(row, s) + later;
        add(dP, row, s, dW.get(row, s) * reached.get(row, s));
        add(dPrevious, row, s, dQ);
        if (s > 0) {
          later = dQ * (1 - p.value().get(row, s - 1));
          add(dP, row, s - 1, -dQ * reached.get(row, s - 1));
        }
      }
    }
  }

  private static void add(Tensor x, int row, int column, float change) {
    x.set(row, column, x.get(row, column) + change);
  }

  private static Tensor gradient(Tape tape, Variable x) {
    return x.isDifferentiable() ? x.gradient() : tape.zeros(x.rows(), x.columns());
  }

  /** {@code y = 1 where x > 0, else 0}: probabilities taken for decisions. Without a gradient. */
  public static Variable decide(Tape tape, Variable x) {
    Tensor y = tape.take(x.rows(), x.columns());
    for (int row = 0; row < y.rows(); row++) {
      for (int column = 0; column < y.columns(); column++) {
        y.set(row, column, x.value().get(row, column) > 0 ? 1f : 0f);
      }
    }
    return tape.constant(y);
  }
}

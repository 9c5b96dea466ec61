package io.dragoman.autograd;

import io.dragoman.tensor.Tensor;

/** Words chosen by their scores; nothing flows back through a choice. */
public final class ChoiceOps {
  private ChoiceOps() {}

  /**
   * The word with the largest score in each of the first rows, of equal ones the lowest id.
   *
   * @param logits {@code (at least rows, vocabulary)}
   */
  public static int[] best(Variable logits, int rows) {
    Tensor scores = logits.value();
    int[] words = new int[rows];
    for (int row = 0; row < rows; row++) {
      int at = scores.rowOffset(row);
      for (int v = 1; v < scores.columns(); v++) {
        if (scores.data()[at + v] > scores.data()[at + words[row]]) {
          words[row] = v;
        }
      }
    }
    return words;
  }

  /**
   * A word for each of the first rows, drawn with the probabilities {@code softmax(logits)}.
   *
   * @param logits {@code (at least rows, vocabulary)}
   * @param uniforms a number from 0 to below 1 for each row, which decides
   */
  public static int[] draw(Tape tape, Variable logits, double[] uniforms) {
    int rows = uniforms.length;
    Tensor p = tape.take(rows, logits.columns());
    tape.kernels().softmax(tape.view(logits.value(), 0, rows), p);
    int[] words = new int[rows];
    for (int row = 0; row < rows; row++) {
      int at = p.rowOffset(row);
      double left = uniforms[row];
      int last = 0; // rounding may leave a little: the last word that can come takes it
      for (int v = 0; v < p.columns() && left >= 0; v++) {
        float probability = p.data()[at + v];
        if (probability > 0) {
          left -= probability;
          last = v;
        }
      }
      words[row] = last;
    }
    return words;
  }

  /**
   * {@code y = softmax(x)} along each row, for reading: on a recording tape no gradient flows.
   *
   * @param x {@code (rows, classes)}
   */
  public static Variable probabilities(Tape tape, Variable x) {
    Tensor y = tape.take(x.rows(), x.columns()); // (rows, classes)
    tape.kernels().softmax(x.value(), y);
    return tape.constant(y);
  }
}

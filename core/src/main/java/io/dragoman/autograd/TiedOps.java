package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Tensor;

/** Products with a table of word vectors that serves as output weights too. */
public final class TiedOps {
  private TiedOps() {}

  /**
   * {@code y = x T^t + b}; backwards {@code dX = dY T}, {@code dT += dY^t x}.
   *
   * @param x {@code (rows, embed)}
   * @param table T, {@code (vocabulary, embed)}
   * @param bias {@code (1, vocabulary)}
   * @return {@code (rows, vocabulary)}
   */
  public static Variable affineTransposed(Tape tape, Variable x, Parameter table, Parameter bias) {
    Kernels kernels = tape.kernels();
    Tensor y = tape.take(x.rows(), table.value().rows()); // (rows, vocabulary)
    kernels.multiply(x.value(), table.packedTransposed(kernels), bias.value(), y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              backward(tape, x, table, bias, result.gradient());
            }
          });
    }
    return result;
  }

  private static void backward(Tape tape, Variable x, Parameter table, Parameter bias, Tensor dY) {
    Kernels kernels = tape.kernels();
    if (x.isDifferentiable()) {
      boolean add = !x.hasUntouchedGradient();
      Tensor dX = add ? x.gradient() : x.gradientToOverwrite();
      kernels.multiply(dY, table.packed(kernels), dX, add);
    }
    if (!table.isFrozen()) {
      tape.contributions().addProduct(table, dY, x.value());
    }
    if (!bias.isFrozen()) {
      tape.contributions().addColumnSums(bias, dY);
    }
  }
}

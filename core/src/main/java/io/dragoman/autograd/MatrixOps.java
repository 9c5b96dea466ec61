package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Tensor;

/** Products with weights. Weights are {@code (in, out)}, so that formulas read {@code x W + b}. */
public final class MatrixOps {
  private MatrixOps() {}

  /**
   * {@code y = x W + b}.
   *
   * @param x {@code (rows, in)}
   * @param weight {@code (in, out)}
   * @param bias {@code (1, out)}, or null for none
   * @return {@code (rows, out)}
   */
  public static Variable affine(Tape tape, Variable x, Parameter weight, Parameter bias) {
    Kernels kernels = tape.kernels();
    Tensor y = tape.take(x.rows(), weight.value().columns()); // (rows, out)
    if (bias == null) {
      kernels.multiply(x.value(), weight.packed(kernels), y, false);
    } else {
      kernels.multiply(x.value(), weight.packed(kernels), bias.value(), y);
    }
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              productBackward(tape, x, weight, result.gradient());
              biasBackward(tape, bias, result.gradient());
            }
          });
    }
    return result;
  }

  /**
   * {@code y = x E^T + b}: a table of word vectors taken for the weight of an output layer (Press
   * and Wolf 2017).
   *
   * @param x {@code (rows, in)}
   * @param table E, {@code (out, in)}
   * @param bias {@code (1, out)}
   * @return {@code (rows, out)}
   */
  public static Variable affineTransposed(Tape tape, Variable x, Parameter table, Parameter bias) {
    Kernels kernels = tape.kernels();
    Tensor y = tape.take(x.rows(), table.value().rows()); // (rows, out)
    kernels.multiply(x.value(), table.packedTransposed(kernels), bias.value(), y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              transposedBackward(tape, x, table, result.gradient());
              biasBackward(tape, bias, result.gradient());
            }
          });
    }
    return result;
  }

  /** {@code dX += dY E} now, {@code dE += dY^T x} at the end. */
  private static void transposedBackward(Tape tape, Variable x, Parameter table, Tensor dY) {
    Kernels kernels = tape.kernels();
    if (x.isDifferentiable()) {
      boolean add = !x.hasUntouchedGradient();
      Tensor dX = add ? x.gradient() : x.gradientToOverwrite();
      kernels.multiply(dY, table.packed(kernels), dX, add);
    }
    if (!table.isFrozen()) {
      tape.contributions().addProduct(table, dY, x.value());
    }
  }

  /**
   * {@code y = base + x W}: a further input of a layer whose first products were made before.
   *
   * <p>This operation takes the base over: its memory, value and gradient, is that of the result.
   * So the base must have no other use, not even in the backward of the operation that made it: a
   * product is right, tanh is not.
   *
   * @param base {@code (rows, out)}
   * @param x {@code (rows, in)}
   * @param weight {@code (in, out)}
   * @return {@code (rows, out)}
   */
  public static Variable addProduct(Tape tape, Variable base, Variable x, Parameter weight) {
    if (tape.isRecording() && !base.isDifferentiable()) {
      Tensor copy = tape.take(base.rows(), base.columns());
      copy.copyFrom(base.value());
      return addProduct(tape, tape.variable(copy), x, weight);
    }
    Kernels kernels = tape.kernels();
    kernels.multiply(x.value(), weight.packed(kernels), base.value(), true); // (rows, out)
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (base.hasGradient()) {
              productBackward(tape, x, weight, base.gradient());
            }
          });
    }
    return base;
  }

  /** {@code dX += dY W^T} now, {@code dW += x^T dY} at the end. */
  private static void productBackward(Tape tape, Variable x, Parameter weight, Tensor dY) {
    Kernels kernels = tape.kernels();
    if (x.isDifferentiable()) {
      boolean add = !x.hasUntouchedGradient();
      Tensor dX = add ? x.gradient() : x.gradientToOverwrite();
      kernels.multiply(dY, weight.packedTransposed(kernels), dX, add);
    }
    if (!weight.isFrozen()) {
      tape.contributions().addProduct(weight, x.value(), dY);
    }
  }

  private static void biasBackward(Tape tape, Parameter bias, Tensor dY) {
    if (bias != null && !bias.isFrozen()) {
      tape.contributions().addColumnSums(bias, dY);
    }
  }
}

package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;

/** Operations on each value by itself; all inputs and results of one have the same shape. */
public final class PointwiseOps {
  private PointwiseOps() {}

  /** {@code y = tanh(x)}. */
  public static Variable tanh(Tape tape, Variable x) {
    Tensor y = like(tape, x);
    tape.kernels().tanh(x.value(), y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              tape.kernels().tanhBackward(y, result.gradient(), x.gradient());
            }
          });
    }
    return result;
  }

  /** {@code y = 1 / (1 + exp(-x))}. */
  public static Variable sigmoid(Tape tape, Variable x) {
    Tensor y = like(tape, x);
    tape.kernels().sigmoid(x.value(), y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              tape.kernels().sigmoidBackward(y, result.gradient(), x.gradient());
            }
          });
    }
    return result;
  }

  /** {@code y = max(x, 0)}. */
  public static Variable relu(Tape tape, Variable x) {
    Tensor y = like(tape, x);
    tape.kernels().relu(x.value(), y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              tape.kernels().reluBackward(y, result.gradient(), x.gradient());
            }
          });
    }
    return result;
  }

  /** {@code y = a + b}. */
  public static Variable add(Tape tape, Variable a, Variable b) {
    ShapeMismatchException.requireSame("add", a.value(), b.value());
    Kernels kernels = tape.kernels();
    Tensor y = like(tape, a);
    y.copyFrom(a.value());
    kernels.add(b.value(), y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              addTo(kernels, result.gradient(), a);
              addTo(kernels, result.gradient(), b);
            }
          });
    }
    return result;
  }

  /** {@code y = a * b}, elementwise. */
  public static Variable multiply(Tape tape, Variable a, Variable b) {
    ShapeMismatchException.requireSame("multiply", a.value(), b.value());
    Kernels kernels = tape.kernels();
    Tensor y = tape.zeros(a.rows(), a.columns());
    kernels.addProduct(a.value(), b.value(), y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              if (a.isDifferentiable()) {
                kernels.addProduct(result.gradient(), b.value(), a.gradient());
              }
              if (b.isDifferentiable()) {
                kernels.addProduct(result.gradient(), a.value(), b.gradient());
              }
            }
          });
    }
    return result;
  }

  /** {@code y = from + weight * (to - from)}: the update of a gated state. */
  public static Variable interpolate(Tape tape, Variable from, Variable to, Variable weight) {
    ShapeMismatchException.requireSame("interpolate", from.value(), to.value());
    ShapeMismatchException.requireSame("interpolate", from.value(), weight.value());
    Kernels kernels = tape.kernels();
    Tensor difference = like(tape, from);
    difference.copyFrom(from.value());
    kernels.scale(difference, -1f);
    kernels.add(to.value(), difference);
    Tensor y = like(tape, from);
    y.copyFrom(from.value());
    kernels.addProduct(difference, weight.value(), y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              interpolateBackward(tape, result.gradient(), difference, from, to, weight);
            }
          });
    }
    return result;
  }

  private static void interpolateBackward(
      Tape tape, Tensor dY, Tensor difference, Variable from, Variable to, Variable weight) {
    Kernels kernels = tape.kernels();
    if (weight.isDifferentiable()) {
      kernels.addProduct(dY, difference, weight.gradient());
    }
    Tensor share = tape.zeros(dY.rows(), dY.columns()); // dY * weight
    kernels.addProduct(dY, weight.value(), share);
    addTo(kernels, share, to);
    if (from.isDifferentiable()) {
      kernels.scale(share, -1f);
      kernels.add(dY, share);
      kernels.add(share, from.gradient());
    }
  }

  /**
   * {@code y = x * mask} with {@code mask} being {@code 1 / (1 - rate)} or zero (Srivastava et al.
   * 2014).
   *
   * @param rate share of values set to zero, from 0 to below 1
   * @param keys one per row of x, from {@link Randomness#key}
   */
  public static Variable dropout(Tape tape, Variable x, float rate, long[] keys) {
    Kernels kernels = tape.kernels();
    Tensor mask = like(tape, x);
    kernels.dropoutMask(keys, rate, mask);
    Tensor y = tape.zeros(x.rows(), x.columns());
    kernels.addProduct(x.value(), mask, y);
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              kernels.addProduct(result.gradient(), mask, x.gradient());
            }
          });
    }
    return result;
  }

  /**
   * Drops whole rows, such as the vectors of words (Gal and Ghahramani 2016): {@code y = x / (1 -
   * rate)}, or zeros with probability {@code rate}.
   *
   * @param keys one per row, from {@link Randomness#key}
   */
  public static Variable dropRows(Tape tape, Variable x, float rate, long[] keys) {
    Tensor each = tape.take(x.rows(), 1);
    tape.kernels().dropoutMask(keys, rate, each);
    Tensor mask = like(tape, x);
    for (int row = 0; row < x.rows(); row++) {
      mask.slice(row, row + 1).fill(each.get(row, 0));
    }
    return multiply(tape, x, tape.constant(mask));
  }

  private static void addTo(Kernels kernels, Tensor gradient, Variable x) {
    if (x.isDifferentiable()) {
      kernels.add(gradient, x.gradient());
    }
  }

  private static Tensor like(Tape tape, Variable x) {
    return tape.take(x.rows(), x.columns());
  }
}

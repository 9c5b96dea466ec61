package io.dragoman.autograd;

import io.dragoman.tensor.Tensor;

/**
 * A value on a {@link Tape} and, once somebody needs it, the gradient of the loss with respect to
 * it. Values live in the tape's arena and die with it; so does the variable itself, which the tape
 * uses again for another value after {@link Tape#close()}.
 */
public final class Variable {
  private final Tape tape;
  private Tensor value;
  private boolean differentiable;
  private Variable parent;
  private int firstRow;
  private Tensor gradient;

  Variable(Tape tape) {
    this.tape = tape;
  }

  /** Makes this variable, new or taken back by its tape, hold a value. */
  Variable hold(Tensor newValue, boolean isDifferentiable, Variable parentOrNull, int row) {
    value = newValue;
    differentiable = isDifferentiable;
    parent = parentOrNull;
    firstRow = row;
    gradient = null;
    return this;
  }

  public Tensor value() {
    return value;
  }

  public int rows() {
    return value.rows();
  }

  public int columns() {
    return value.columns();
  }

  /** Whether operations need to pass a gradient to this variable. */
  public boolean isDifferentiable() {
    return differentiable;
  }

  /** Whether anything was added to the gradient; if not, an operation's backward can be skipped. */
  public boolean hasGradient() {
    return gradient != null || (parent != null && parent.hasGradient());
  }

  /** The gradient, of the value's shape; zeros are created on first use. */
  public Tensor gradient() {
    if (gradient == null) {
      gradient =
          parent == null
              ? tape.zeros(value.rows(), value.columns())
              : tape.view(parent.gradient(), firstRow, firstRow + value.rows());
    }
    return gradient;
  }

  /** Whether the gradient may be written as a whole: nothing was added to it, and it is no view. */
  boolean hasUntouchedGradient() {
    return gradient == null && parent == null;
  }

  /**
   * Memory for the whole gradient, with undefined contents, to be overwritten.
   *
   * @throws IllegalStateException unless {@link #hasUntouchedGradient()}
   */
  Tensor gradientToOverwrite() {
    if (!hasUntouchedGradient()) {
      throw new IllegalStateException(
          "variable " + value.shape() + ": has a gradient or is a view: add to its gradient");
    }
    gradient = tape.take(value.rows(), value.columns());
    return gradient;
  }

  /**
   * Declares the value's own memory to be the gradient, for an operation that has no more use for
   * the value and writes the whole gradient.
   *
   * @throws IllegalStateException if a gradient exists already
   */
  public Tensor reuseValueAsGradient() {
    if (gradient != null || parent != null) {
      throw new IllegalStateException(
          "variable " + value.shape() + ": has a gradient or is a view: cannot give up its value");
    }
    gradient = value;
    return gradient;
  }

  /** A view of rows {@code from} to {@code to - 1}; its gradient is a view of this gradient. */
  public Variable slice(int from, int to) {
    if (from == 0 && to == rows()) {
      return this;
    }
    return tape.slice(this, from, to);
  }
}

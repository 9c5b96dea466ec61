package io.dragoman.tensor;

/** Two tensors do not fit together; the message names the operation and both shapes. */
public final class ShapeMismatchException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ShapeMismatchException(String message) {
    super(message);
  }

  /** Requires equal shapes. */
  public static void requireSame(String operation, Tensor left, Tensor right) {
    if (left.rows() != right.rows() || left.columns() != right.columns()) {
      throw new ShapeMismatchException(
          operation + ": " + left.shape() + " and " + right.shape() + " must have the same shape");
    }
  }

  /** Requires a tensor to have the given shape. */
  public static void require(String what, Tensor tensor, int rows, int columns) {
    if (tensor.rows() != rows || tensor.columns() != columns) {
      throw new ShapeMismatchException(
          what + ": is " + tensor.shape() + " but must be (" + rows + ", " + columns + ")");
    }
  }
}

package io.dragoman.kernels;

/**
 * A weight matrix in the order in which one {@link Kernels} implementation reads it.
 *
 * <p>Weights change once per update and are used at every time step, so they are repacked once and
 * shared by all threads. The shape is that of the right operand of the product.
 */
public abstract class PackedMatrix {
  private final int rows;
  private final int columns;

  protected PackedMatrix(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** The inner dimension K of {@code (M, K) x (K, N)}. */
  public final int rows() {
    return rows;
  }

  /** The outer dimension N of {@code (M, K) x (K, N)}. */
  public final int columns() {
    return columns;
  }
}

package io.dragoman.tensor;

import java.util.Arrays;
import java.util.Objects;

/**
 * A row-major, contiguous matrix {@code (rows, columns)} inside a {@code float[]}.
 *
 * <p>A vector is a matrix of one row. Views of consecutive rows share the array; there are no
 * strides. The class holds no operations: those are in {@code io.dragoman.kernels}.
 *
 * <p>A matrix never changes its place or shape, except that an {@link Arena} gives those it handed
 * out a new place after its reset.
 */
public final class Tensor {
  private float[] data;
  private int offset;
  private int rows;
  private int columns;

  private Tensor(float[] data, int offset, int rows, int columns) {
    this.data = data;
    this.offset = offset;
    this.rows = rows;
    this.columns = columns;
  }

  /** Returns a new zero matrix of shape {@code (rows, columns)}. */
  public static Tensor zeros(int rows, int columns) {
    return new Tensor(new float[Math.multiplyExact(rows, columns)], 0, rows, columns);
  }

  /**
   * Wraps an array, without copying, as a matrix starting at {@code offset}.
   *
   * @throws IndexOutOfBoundsException if the array does not hold that many values
   */
  public static Tensor of(float[] data, int offset, int rows, int columns) {
    Objects.checkFromIndexSize(offset, Math.multiplyExact(rows, columns), data.length);
    return new Tensor(data, offset, rows, columns);
  }

  /**
   * Wraps a whole array as a matrix of {@code data.length / columns} rows.
   *
   * @throws IllegalArgumentException if the values do not fill the last row
   */
  public static Tensor of(float[] data, int columns) {
    if (data.length % columns != 0) {
      throw new IllegalArgumentException(
          "tensor: " + data.length + " values do not make rows of " + columns);
    }
    return of(data, 0, data.length / columns, columns);
  }

  /** Makes this matrix, which its arena took back, another one. */
  Tensor place(float[] newData, int newOffset, int newRows, int newColumns) {
    data = newData;
    offset = newOffset;
    rows = newRows;
    columns = newColumns;
    return this;
  }

  /** The backing array; the matrix starts at {@link #offset()}. */
  public float[] data() {
    return data;
  }

  public int offset() {
    return offset;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The number of values, {@code rows * columns}. */
  public int size() {
    return rows * columns;
  }

  /** The index in {@link #data()} at which a row starts. */
  public int rowOffset(int row) {
    return offset + row * columns;
  }

  public float get(int row, int column) {
    return data[index(row, column)];
  }

  public void set(int row, int column, float value) {
    data[index(row, column)] = value;
  }

  private int index(int row, int column) {
    return rowOffset(Objects.checkIndex(row, rows)) + Objects.checkIndex(column, columns);
  }

  /** A view of rows {@code from} (inclusive) to {@code to} (exclusive). */
  public Tensor slice(int from, int to) {
    Objects.checkFromToIndex(from, to, rows);
    return new Tensor(data, rowOffset(from), to - from, columns);
  }

  /** Sets every value. */
  public void fill(float value) {
    Arrays.fill(data, offset, offset + size(), value);
  }

  /**
   * Copies the values of a matrix of the same shape into this one.
   *
   * @throws ShapeMismatchException if the shapes differ
   */
  public void copyFrom(Tensor source) {
    ShapeMismatchException.requireSame("copy", this, source);
    System.arraycopy(source.data, source.offset, data, offset, size());
  }

  /** A copy of the values, row after row. */
  public float[] toArray() {
    return Arrays.copyOfRange(data, offset, offset + size());
  }

  /** The shape as text, for messages: {@code (64, 512)}. */
  public String shape() {
    return "(" + rows + ", " + columns + ")";
  }

  @Override
  public String toString() {
    return "Tensor" + shape();
  }
}

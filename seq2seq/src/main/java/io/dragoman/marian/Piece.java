package io.dragoman.marian;

import io.dragoman.tensor.Tensor;

/**
 * A block of an array of Marian and the block of a parameter that has its values.
 *
 * @param array its name in Marian
 * @param column its first column there; it begins in the first row
 * @param rows rows of the block there
 * @param columns columns of the block there
 * @param parameter its name here
 * @param at its first column here, or first row if it is transposed
 * @param transposed whether rows there are columns here
 */
record Piece(
    String array, int column, int rows, int columns, String parameter, int at, boolean transposed) {
  /** Copies the block into the parameter. */
  void read(Tensor from, Tensor to) {
    for (int row = 0; row < rows; row++) {
      if (transposed) {
        for (int c = 0; c < columns; c++) {
          to.set(at + c, row, from.get(row, column + c));
        }
      } else {
        System.arraycopy(
            from.data(), from.rowOffset(row) + column, to.data(), to.rowOffset(row) + at, columns);
      }
    }
  }

  /** Copies the block out of the parameter. */
  void write(Tensor from, Tensor to) {
    for (int row = 0; row < rows; row++) {
      if (transposed) {
        for (int c = 0; c < columns; c++) {
          to.set(row, column + c, from.get(at + c, row));
        }
      } else {
        System.arraycopy(
            from.data(), from.rowOffset(row) + at, to.data(), to.rowOffset(row) + column, columns);
      }
    }
  }
}

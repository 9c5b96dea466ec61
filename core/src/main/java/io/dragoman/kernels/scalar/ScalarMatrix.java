package io.dragoman.kernels.scalar;

import io.dragoman.kernels.PackedMatrix;
import io.dragoman.tensor.Tensor;

/** A weight cut into blocks of columns, with every row of a block in an array of its own. */
final class ScalarMatrix extends PackedMatrix {
  /** Columns of a block: a few such rows fit the first-level cache. */
  static final int WIDTH = 512;

  private final float[][][] blocks; // [block][row][column in block]

  ScalarMatrix(int rows, int columns) {
    super(rows, columns);
    blocks = new float[(columns + WIDTH - 1) / WIDTH][rows][];
    for (int block = 0; block < blocks.length; block++) {
      for (int row = 0; row < rows; row++) {
        blocks[block][row] = new float[width(block)];
      }
    }
  }

  int blocks() {
    return blocks.length;
  }

  int width(int block) {
    return Math.min(WIDTH, columns() - block * WIDTH);
  }

  float[][] block(int block) {
    return blocks[block];
  }

  void fill(Tensor weight) {
    for (int block = 0; block < blocks.length; block++) {
      for (int row = 0; row < rows(); row++) {
        int from = weight.rowOffset(row) + block * WIDTH;
        System.arraycopy(weight.data(), from, blocks[block][row], 0, width(block));
      }
    }
  }

  void fillTransposed(Tensor weight) {
    for (int column = 0; column < columns(); column++) {
      float[][] block = blocks[column / WIDTH];
      int inBlock = column % WIDTH;
      int from = weight.rowOffset(column);
      for (int row = 0; row < rows(); row++) {
        block[row][inBlock] = weight.data()[from + row];
      }
    }
  }
}

package io.dragoman.kernels.vector;

import io.dragoman.kernels.PackedMatrix;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;

/**
 * A weight in blocks along K, each cut into panels as wide as a tile, every panel {@code (kc,
 * width)} without gaps and the last one filled up with zeros.
 */
final class VectorMatrix extends PackedMatrix {
  /** The longest inner dimension of a block: a panel stays in the cache of one core. */
  static final int BLOCK = 512;

  private final int width;
  private final int panels;
  private final int block;
  private final float[] data;

  VectorMatrix(int rows, int columns, int width) {
    super(rows, columns);
    this.width = width;
    panels = (columns + width - 1) / width;
    block = blockLength(rows, BLOCK);
    data = new float[Math.multiplyExact(Math.multiplyExact(panels, width), rows)];
  }

  /** The inner dimension of blocks of at most {@code longest} that share K evenly. */
  static int blockLength(int k, int longest) {
    int blocks = Math.max(1, (k + longest - 1) / longest);
    return (k + blocks - 1) / blocks;
  }

  int width() {
    return width;
  }

  int panels() {
    return panels;
  }

  /** The inner dimension of every block but perhaps the last. */
  int block() {
    return block;
  }

  float[] data() {
    return data;
  }

  /** Where the panel starts whose block begins at inner index {@code from} and has {@code kc}. */
  int panelOffset(int from, int kc, int panel) {
    return (from * panels + panel * kc) * width;
  }

  void fill(Tensor weight, boolean transposed) {
    for (int from = 0; from < rows(); from += block) {
      int kc = Math.min(block, rows() - from);
      int last = panels - 1;
      if (columns() < panels * width) {
        int to = panelOffset(from, kc, last);
        Arrays.fill(data, to, to + kc * width, 0f);
      }
      if (transposed) {
        fillTransposed(weight, from, kc);
      } else {
        fillPlain(weight, from, kc);
      }
    }
  }

  private void fillPlain(Tensor weight, int from, int kc) {
    int strip = Packing.STRIP / width * width;
    for (int column = 0; column < columns(); column += strip) {
      int n = Math.min(strip, columns() - column);
      int to = panelOffset(from, kc, column / width);
      for (int k = 0; k < kc; k++) {
        int at = weight.rowOffset(from + k) + column;
        Packing.cut(weight.data(), at, n, width, data, to + k * width, kc * width);
      }
    }
  }

  private void fillTransposed(Tensor weight, int from, int kc) {
    for (int panel = 0; panel < panels; panel++) {
      int column = panel * width;
      int n = Math.min(width, columns() - column);
      int at = weight.rowOffset(column) + from;
      int to = panelOffset(from, kc, panel);
      Packing.transpose(weight.data(), at, weight.columns(), n, kc, data, to, width);
    }
  }
}

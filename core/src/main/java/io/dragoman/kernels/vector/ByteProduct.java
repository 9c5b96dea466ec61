package io.dragoman.kernels.vector;

import io.dragoman.tensor.Tensor;

/**
 * Products with quantized weights: {@code c_ij (+)= scale_j sum_k a_ik q_kj}.
 *
 * <p>A sum is one chain of fused multiply-adds of a with whole numbers, scaled at its end, whatever
 * the number of rows. One row converts bytes in registers and is bound by reading a quarter of the
 * bytes; several rows convert a part of a panel once and share it.
 */
final class ByteProduct {
  /** The longest inner dimension of a converted part: it stays in the first-level cache. */
  private static final int BLOCK = 128;

  /** Rows up to which every tile converts bytes for itself. */
  private static final int FEW = 24;

  private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

  private final Tile tile;

  ByteProduct(Tile tile) {
    this.tile = tile;
  }

  /** {@code c (+)= a b}; a (M, K), b (K, N), c (M, N). */
  void multiply(Tensor a, ByteMatrix b, Tensor c, boolean accumulate) {
    Buffers buffers = BUFFERS.get();
    for (int panel = 0; panel < b.panels(); panel++) {
      int column = panel * ByteMatrix.WIDTH;
      if (a.rows() == 1) {
        float[] sums = buffers.sums(ByteMatrix.WIDTH);
        ByteTile.row(b.rows(), a.data(), a.offset(), b.values(), b.panelOffset(panel), sums);
        int n = Math.min(ByteMatrix.WIDTH, c.columns() - column);
        ByteTile.scale(sums, 0, b.scales(), column, c.data(), c.offset() + column, n, accumulate);
      } else if (a.rows() <= FEW) {
        few(buffers.sums(a.rows() * ByteMatrix.WIDTH), a, b, panel, c, accumulate);
      } else {
        int end = Math.min(c.columns(), column + ByteMatrix.WIDTH);
        for (int part = column; part < end; part += tile.columns()) {
          columns(buffers, a, b, b.panelOffset(panel) + part - column, c, part, accumulate);
        }
      }
    }
  }

  /** A panel for few rows, which convert bytes in registers. */
  private static void few(
      float[] sums, Tensor a, ByteMatrix b, int panel, Tensor c, boolean accumulate) {
    int width = ByteMatrix.WIDTH;
    int column = panel * width;
    int n = Math.min(width, c.columns() - column);
    int tiles = (a.rows() + ByteTile.ROWS - 1) / ByteTile.ROWS;
    for (int j = 0; j < n; j += 2 * Lanes.LENGTH) {
      int bt = b.panelOffset(panel) + j;
      for (int i = 0; i < tiles; i++) {
        int row = a.rows() * i / tiles;
        int m = a.rows() * (i + 1) / tiles - row;
        ByteTile.rows(
            m,
            b.rows(),
            a.data(),
            a.rowOffset(row),
            a.columns(),
            b.values(),
            bt,
            sums,
            row * width + j,
            width);
      }
    }
    for (int row = 0; row < a.rows(); row++) {
      int to = c.rowOffset(row) + column;
      ByteTile.scale(sums, row * width, b.scales(), column, c.data(), to, n, accumulate);
    }
  }

  /** As many columns as a tile has, for all rows. */
  private void columns(
      Buffers buffers, Tensor a, ByteMatrix b, int bt, Tensor c, int column, boolean accumulate) {
    int width = tile.columns();
    float[] sums = buffers.sums(a.rows() * width); // (M, width)
    float[] floats = buffers.floats(BLOCK * width); // (kc, width)
    int from = 0;
    do {
      int kc = Math.min(BLOCK, b.rows() - from);
      ByteTile.convert(kc, width, b.values(), bt + from * ByteMatrix.WIDTH, floats);
      tiles(a, from, kc, floats, sums, from > 0);
      from += kc;
    } while (from < b.rows());
    int n = Math.min(width, c.columns() - column);
    for (int row = 0; row < a.rows(); row++) {
      int to = c.rowOffset(row) + column;
      ByteTile.scale(sums, row * width, b.scales(), column, c.data(), to, n, accumulate);
    }
  }

  /** All rows in tiles of nearly equal height. */
  private void tiles(Tensor a, int from, int kc, float[] floats, float[] sums, boolean accumulate) {
    int width = tile.columns();
    int rows = a.rows();
    int tiles = (rows + tile.rows() - 1) / tile.rows();
    for (int i = 0; i < tiles; i++) {
      int row = (int) ((long) rows * i / tiles);
      int m = (int) ((long) rows * (i + 1) / tiles) - row;
      int at = a.rowOffset(row) + from;
      int to = row * width;
      tile.multiply(m, kc, a.data(), at, a.columns(), 1, floats, 0, sums, to, width, accumulate);
    }
  }

  /** Scratch arrays of one thread, grown as needed. */
  private static final class Buffers {
    private float[] sums = new float[0];
    private float[] floats = new float[0];

    float[] sums(int size) {
      if (sums.length < size) {
        sums = new float[size];
      }
      return sums;
    }

    float[] floats(int size) {
      if (floats.length < size) {
        floats = new float[size];
      }
      return floats;
    }
  }
}

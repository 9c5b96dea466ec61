package io.dragoman.kernels.vector;

import io.dragoman.tensor.Tensor;
import java.util.List;

/** Matrix products: blocks along K, panels of columns, tiles of rows. */
final class VectorProduct {
  /**
   * The longest inner dimension of a block of {@link #multiplyTransposed}: a panel of b stays in
   * the cache of one core, and c is mostly read and written once.
   */
  private static final int BLOCK = 1024;

  private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

  private final Tile tile;

  VectorProduct(Tile tile) {
    this.tile = tile;
  }

  VectorMatrix pack(Tensor weight, boolean transposed, VectorMatrix reuse) {
    int rows = transposed ? weight.columns() : weight.rows();
    int columns = transposed ? weight.rows() : weight.columns();
    boolean fits =
        reuse != null
            && reuse.rows() == rows
            && reuse.columns() == columns
            && reuse.width() == tile.columns();
    VectorMatrix packed = fits ? reuse : new VectorMatrix(rows, columns, tile.columns());
    packed.fill(weight, transposed);
    return packed;
  }

  /**
   * {@code c (+)= a b}, or {@code c = bias + a b}; a (M, K), b (K, N), c (M, N).
   *
   * <p>A tile's part of the bias is copied into c just before the tile is computed, when c must be
   * brought into the cache anyway.
   *
   * @param bias (1, N) to be copied and added to, or null for none
   */
  void multiply(Tensor a, VectorMatrix b, Tensor bias, Tensor c, boolean accumulate) {
    int inner = b.rows();
    if (inner == 0) {
      startWhole(bias, c, accumulate);
    }
    int rows = a.rows();
    int tiles = (rows + tile.rows() - 1) / tile.rows(); // of nearly equal height
    for (int from = 0; from < inner; from += b.block()) {
      int kc = Math.min(b.block(), inner - from);
      boolean add = accumulate || from > 0;
      for (int panel = 0; panel < b.panels(); panel++) {
        int bt = b.panelOffset(from, kc, panel);
        int column = panel * b.width();
        for (int i = 0; i < tiles; i++) {
          int row = (int) ((long) rows * i / tiles);
          int m = (int) ((long) rows * (i + 1) / tiles) - row;
          int at = a.rowOffset(row) + from;
          if (from == 0 && bias != null) {
            start(bias, c, row, m, column, Math.min(tile.columns(), c.columns() - column));
          }
          tile(m, kc, a.data(), at, a.columns(), 1, b.data(), bt, c, row, column, add);
        }
      }
    }
  }

  private static void startWhole(Tensor bias, Tensor c, boolean accumulate) {
    if (bias != null) {
      start(bias, c, 0, c.rows(), 0, c.columns());
    } else if (!accumulate) {
      c.fill(0f);
    }
  }

  private static void start(Tensor bias, Tensor c, int row, int m, int column, int n) {
    int to = c.rowOffset(row) + column;
    Packing.copy(bias.data(), bias.offset() + column, 0, m, n, c.data(), to, c.columns());
  }

  /** {@code c (+)= sum_i a_i[:, first .. first + M)^T b_i}; b_i (K_i, N), c (M, N). */
  void multiplyTransposed(List<Tensor> a, List<Tensor> b, int first, Tensor c, boolean accumulate) {
    Buffers buffers = BUFFERS.get();
    StackedRows left = buffers.left.of(a, first);
    StackedRows right = buffers.right.of(b, 0);
    int inner = left.count();
    if (inner == 0 && !accumulate) {
      c.fill(0f);
    }
    int block = VectorMatrix.blockLength(inner, BLOCK);
    int strip = Packing.STRIP / tile.columns() * tile.columns();
    for (int from = 0; from < inner; from += block) {
      int kc = Math.min(block, inner - from);
      float[] rows = buffers.rows(Packing.stripsLength(kc, c.rows(), tile.rows()));
      Packing.strips(left, from, kc, c.rows(), tile.rows(), rows);
      float[] panels = buffers.panels(kc * strip); // (panel, kc, tile.columns())
      for (int column = 0; column < c.columns(); column += strip) {
        int n = Math.min(strip, c.columns() - column);
        Packing.panels(right, from, kc, column, n, tile.columns(), panels);
        multiplyPacked(kc, rows, panels, c, column, n, accumulate || from > 0);
      }
    }
    left.clear();
    right.clear();
  }

  /** All rows and {@code n} columns of c, from packed operands. */
  private void multiplyPacked(
      int kc, float[] rows, float[] panels, Tensor c, int column, int n, boolean accumulate) {
    int height = tile.rows();
    int stripLength = Packing.stripLength(kc, height);
    for (int j = 0; j < n; j += tile.columns()) {
      int bt = j * kc;
      for (int row = 0, at = 0; row < c.rows(); row += height, at += stripLength) {
        int m = Math.min(height, c.rows() - row);
        tile(m, kc, rows, at, 1, height, panels, bt, c, row, column + j, accumulate);
      }
    }
  }

  /** One tile, of which some columns may be beyond c. */
  private void tile(
      int m,
      int kc,
      float[] a,
      int at,
      int aStride,
      int aStep,
      float[] b,
      int bt,
      Tensor c,
      int row,
      int column,
      boolean accumulate) {
    int width = tile.columns();
    int stride = c.columns();
    int n = Math.min(width, stride - column);
    float[] to = c.data();
    int ct = c.rowOffset(row) + column;
    if (n == width) {
      tile.multiply(m, kc, a, at, aStride, aStep, b, bt, to, ct, stride, accumulate);
      return;
    }
    float[] whole = BUFFERS.get().tile(tile.rows() * width); // (m, width)
    if (accumulate) {
      Packing.copy(to, ct, stride, m, n, whole, 0, width);
    }
    tile.multiply(m, kc, a, at, aStride, aStep, b, bt, whole, 0, width, accumulate);
    Packing.copy(whole, 0, width, m, n, to, ct, stride);
  }

  /** Scratch arrays of one thread, grown as needed. */
  private static final class Buffers {
    final StackedRows left = new StackedRows();
    final StackedRows right = new StackedRows();
    private float[] rows = new float[0];
    private float[] panels = new float[0];
    private float[] tile = new float[0];

    float[] rows(int size) {
      if (rows.length < size) {
        rows = new float[size];
      }
      return rows;
    }

    float[] panels(int size) {
      if (panels.length < size) {
        panels = new float[size];
      }
      return panels;
    }

    float[] tile(int size) {
      if (tile.length < size) {
        tile = new float[size];
      }
      return tile;
    }
  }
}

package io.dragoman.kernels.vector;

import io.dragoman.tensor.Tensor;

/** Matrix products: blocks along K, panels of columns, tiles of rows. */
final class VectorProduct {
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

  /** {@code c (+)= a b}; a (M, K), b (K, N), c (M, N). */
  void multiply(Tensor a, VectorMatrix b, Tensor c, boolean accumulate) {
    int inner = b.rows();
    if (inner == 0 && !accumulate) {
      c.fill(0f);
    }
    for (int from = 0; from < inner; from += b.block()) {
      int kc = Math.min(b.block(), inner - from);
      for (int panel = 0; panel < b.panels(); panel++) {
        panel(
            a.rows(),
            kc,
            a.data(),
            a.offset() + from,
            a.columns(),
            b.data(),
            b.panelOffset(from, kc, panel),
            c,
            panel * b.width(),
            accumulate || from > 0);
      }
    }
  }

  /** {@code c += a^T b}; a (K, M), b (K, N), c (M, N). */
  void multiplyTransposed(Tensor a, Tensor b, Tensor c) {
    int inner = a.rows();
    int block = VectorMatrix.blockLength(inner);
    Buffers buffers = BUFFERS.get();
    int width = tile.columns();
    for (int from = 0; from < inner; from += block) {
      int kc = Math.min(block, inner - from);
      float[] rows = buffers.rows(c.rows() * kc); // a^T: (M, kc)
      Packing.transpose(a.data(), a.rowOffset(from), a.columns(), kc, a.columns(), rows, 0, kc);
      float[] packed = buffers.panel(kc * width); // (kc, width)
      for (int column = 0; column < c.columns(); column += width) {
        int n = Math.min(width, c.columns() - column);
        Packing.copy(b.data(), b.rowOffset(from) + column, b.columns(), kc, n, packed, 0, width);
        panel(c.rows(), kc, rows, 0, kc, packed, 0, c, column, true);
      }
    }
  }

  /** One panel of columns of c, in tiles of nearly equal height. */
  private void panel(
      int rows,
      int kc,
      float[] a,
      int at,
      int aStride,
      float[] b,
      int bt,
      Tensor c,
      int column,
      boolean accumulate) {
    int stride = c.columns();
    int n = Math.min(tile.columns(), stride - column);
    int tiles = (rows + tile.rows() - 1) / tile.rows();
    for (int i = 0; i < tiles; i++) {
      int row = (int) ((long) rows * i / tiles);
      int m = (int) ((long) rows * (i + 1) / tiles) - row;
      int from = at + row * aStride;
      int to = c.rowOffset(row) + column;
      if (n == tile.columns()) {
        tile.multiply(m, kc, a, from, aStride, b, bt, c.data(), to, stride, accumulate);
      } else {
        edge(m, kc, a, from, aStride, b, bt, c.data(), to, stride, n, accumulate);
      }
    }
  }

  /** A tile of which only n columns are in c: computed beside it and copied. */
  private void edge(
      int m,
      int kc,
      float[] a,
      int at,
      int aStride,
      float[] b,
      int bt,
      float[] c,
      int ct,
      int cStride,
      int n,
      boolean accumulate) {
    int width = tile.columns();
    float[] whole = BUFFERS.get().tile(tile.rows() * width); // (m, width)
    if (accumulate) {
      Packing.copy(c, ct, cStride, m, n, whole, 0, width);
    }
    tile.multiply(m, kc, a, at, aStride, b, bt, whole, 0, width, accumulate);
    Packing.copy(whole, 0, width, m, n, c, ct, cStride);
  }

  /** Scratch arrays of one thread, grown as needed. */
  private static final class Buffers {
    private float[] rows = new float[0];
    private float[] panel = new float[0];
    private float[] tile = new float[0];

    float[] rows(int size) {
      if (rows.length < size) {
        rows = new float[size];
      }
      return rows;
    }

    float[] panel(int size) {
      if (panel.length < size) {
        panel = new float[size];
      }
      return panel;
    }

    float[] tile(int size) {
      if (tile.length < size) {
        tile = new float[size];
      }
      return tile;
    }
  }
}

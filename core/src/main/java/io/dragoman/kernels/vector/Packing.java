package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.LENGTH;
import static io.dragoman.kernels.vector.Lanes.load;

/** Copies of rectangles, plain and transposed. */
final class Packing {
  /** How many columns to cut into panels at a time: long reads from each row. */
  static final int STRIP = 256;

  /** Values of a cache line. */
  private static final int LINE = 16;

  private Packing() {}

  /** {@code y[r, c] = x[r, c]} for a rectangle of x, whose rows are {@code xStride} apart. */
  static void copy(
      float[] x, int xt, int xStride, int rows, int columns, float[] y, int yt, int yStride) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(x, xt + r * xStride, y, yt + r * yStride, columns);
    }
  }

  /** The distance of the strips of {@link #strips}: not a multiple of the size of a page. */
  static int stripLength(int kc, int height) {
    return kc * height + LINE;
  }

  /** How many values {@link #strips} writes. */
  static int stripsLength(int kc, int columns, int height) {
    return (columns + height - 1) / height * stripLength(kc, height);
  }

  /**
   * Cuts {@code columns} columns of {@code kc} rows into strips {@code (kc, height)}, the left
   * operand of a tile as the tile reads it: transposed, but row after row.
   */
  static void strips(StackedRows x, int from, int kc, int columns, int height, float[] y) {
    int distance = stripLength(kc, height);
    for (int k = 0; k < kc; k++) {
      float[] row = x.array(from + k);
      int at = x.offset(from + k);
      int to = k * height;
      int whole = columns / height;
      if (height == 6) {
        sixes(row, at, whole, y, to, distance);
      } else {
        others(row, at, whole, height, y, to, distance);
      }
      int rest = columns - whole * height;
      if (rest > 0) {
        System.arraycopy(row, at + whole * height, y, to + whole * distance, rest);
      }
    }
  }

  private static void sixes(float[] x, int xt, int count, float[] y, int yt, int distance) {
    for (int i = 0; i < count; i++) {
      int from = xt + i * 6;
      int to = yt + i * distance;
      y[to] = x[from];
      y[to + 1] = x[from + 1];
      y[to + 2] = x[from + 2];
      y[to + 3] = x[from + 3];
      y[to + 4] = x[from + 4];
      y[to + 5] = x[from + 5];
    }
  }

  private static void others(
      float[] x, int xt, int count, int height, float[] y, int yt, int distance) {
    for (int i = 0; i < count; i++) {
      int from = xt + i * height;
      int to = yt + i * distance;
      for (int j = 0; j < height; j++) {
        y[to + j] = x[from + j];
      }
    }
  }

  /**
   * Cuts {@code n} columns of {@code kc} rows into panels {@code (kc, width)}, the right operand of
   * a tile; the last one may be narrower, with undefined values beside it.
   */
  static void panels(StackedRows x, int from, int kc, int column, int n, int width, float[] y) {
    for (int k = 0; k < kc; k++) {
      cut(x.array(from + k), x.offset(from + k) + column, n, width, y, k * width, kc * width);
    }
  }

  /** Cuts one row into pieces of {@code width} values, {@code distance} apart. */
  static void cut(float[] x, int xt, int n, int width, float[] y, int yt, int distance) {
    int j = 0;
    int to = yt;
    for (; j <= n - width; j += width) {
      for (int i = 0; i < width; i += LENGTH) {
        load(x, xt + j + i).intoArray(y, to + i);
      }
      to += distance;
    }
    if (j < n) {
      System.arraycopy(x, xt + j, y, to, n - j);
    }
  }

  /** {@code y[c, r] = x[r, c]}, eight rows of x at a time. */
  static void transpose(
      float[] x, int xt, int xStride, int rows, int columns, float[] y, int yt, int yStride) {
    int r = 0;
    for (; r <= rows - 8; r += 8) {
      eightRows(x, xt + r * xStride, xStride, columns, y, yt + r, yStride);
    }
    for (; r < rows; r++) {
      int from = xt + r * xStride;
      for (int c = 0; c < columns; c++) {
        y[yt + c * yStride + r] = x[from + c];
      }
    }
  }

  private static void eightRows(
      float[] x, int x0, int xStride, int columns, float[] y, int yt, int yStride) {
    int x1 = x0 + xStride;
    int x2 = x1 + xStride;
    int x3 = x2 + xStride;
    int x4 = x3 + xStride;
    int x5 = x4 + xStride;
    int x6 = x5 + xStride;
    int x7 = x6 + xStride;
    for (int c = 0; c < columns; c++) {
      int to = yt + c * yStride;
      y[to] = x[x0 + c];
      y[to + 1] = x[x1 + c];
      y[to + 2] = x[x2 + c];
      y[to + 3] = x[x3 + c];
      y[to + 4] = x[x4 + c];
      y[to + 5] = x[x5 + c];
      y[to + 6] = x[x6 + c];
      y[to + 7] = x[x7 + c];
    }
  }
}

package io.dragoman.kernels.vector;

/** Copies of rectangles, plain and transposed. */
final class Packing {
  private static final int STRIP = 8;

  private Packing() {}

  /** {@code y[r, c] = x[r, c]} for a rectangle of x, whose rows are {@code xStride} apart. */
  static void copy(
      float[] x, int xt, int xStride, int rows, int columns, float[] y, int yt, int yStride) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(x, xt + r * xStride, y, yt + r * yStride, columns);
    }
  }

  /** {@code y[c, r] = x[r, c]}, in strips of eight columns. */
  static void transpose(
      float[] x, int xt, int xStride, int rows, int columns, float[] y, int yt, int yStride) {
    int c = 0;
    for (; c <= columns - STRIP; c += STRIP) {
      strip(x, xt + c, xStride, rows, y, yt + c * yStride, yStride);
    }
    for (; c < columns; c++) {
      for (int r = 0; r < rows; r++) {
        y[yt + c * yStride + r] = x[xt + r * xStride + c];
      }
    }
  }

  /** Eight columns of x become eight rows of y. */
  private static void strip(
      float[] x, int xt, int xStride, int rows, float[] y, int y0, int yStride) {
    int y1 = y0 + yStride;
    int y2 = y1 + yStride;
    int y3 = y2 + yStride;
    int y4 = y3 + yStride;
    int y5 = y4 + yStride;
    int y6 = y5 + yStride;
    int y7 = y6 + yStride;
    for (int r = 0; r < rows; r++) {
      int from = xt + r * xStride;
      y[y0 + r] = x[from];
      y[y1 + r] = x[from + 1];
      y[y2 + r] = x[from + 2];
      y[y3 + r] = x[from + 3];
      y[y4 + r] = x[from + 4];
      y[y5 + r] = x[from + 5];
      y[y6 + r] = x[from + 6];
      y[y7 + r] = x[from + 7];
    }
  }
}

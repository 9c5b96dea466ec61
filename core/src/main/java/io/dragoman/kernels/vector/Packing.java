package io.dragoman.kernels.vector;

/** Copies of rectangles, plain and transposed. */
final class Packing {
  private static final int SQUARE = 8;

  private Packing() {}

  /** {@code y[r, c] = x[r, c]} for a rectangle of x, whose rows are {@code xStride} apart. */
  static void copy(
      float[] x, int xt, int xStride, int rows, int columns, float[] y, int yt, int yStride) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(x, xt + r * xStride, y, yt + r * yStride, columns);
    }
  }

  /** {@code y[c, r] = x[r, c]}, in squares that stay in the cache. */
  static void transpose(
      float[] x, int xt, int xStride, int rows, int columns, float[] y, int yt, int yStride) {
    for (int c = 0; c < columns; c += SQUARE) {
      int width = Math.min(SQUARE, columns - c);
      for (int r = 0; r < rows; r += SQUARE) {
        int height = Math.min(SQUARE, rows - r);
        for (int i = 0; i < height; i++) {
          int from = xt + (r + i) * xStride + c;
          int to = yt + c * yStride + r + i;
          for (int j = 0; j < width; j++) {
            y[to + j * yStride] = x[from + j];
          }
        }
      }
    }
  }
}

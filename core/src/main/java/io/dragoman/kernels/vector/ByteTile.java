package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.FLOATS;
import static io.dragoman.kernels.vector.Lanes.LENGTH;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Bytes that become floats in registers. */
final class ByteTile {
  /** Whether there is a vector with a byte for each float of this machine's vectors. */
  static final boolean IS_SUPPORTED = LENGTH * Byte.SIZE >= VectorShape.S_64_BIT.vectorBitSize();

  /** The largest number of rows. */
  static final int ROWS = 6;

  private static final VectorSpecies<Byte> BYTES =
      IS_SUPPORTED
          ? VectorSpecies.of(byte.class, VectorShape.forBitSize(LENGTH * Byte.SIZE))
          : ByteVector.SPECIES_64;

  private ByteTile() {}

  private static FloatVector floats(byte[] x, int at) {
    return (FloatVector)
        ByteVector.fromArray(BYTES, x, at).convertShape(VectorOperators.B2F, FLOATS, 0);
  }

  /**
   * One row times a panel of {@link ByteMatrix#WIDTH} columns: {@code c = a b}, each value one
   * chain of fused multiply-adds in increasing k that starts from zero.
   */
  static void row(int kc, float[] a, int at, byte[] b, int bt, float[] c) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c0 = zero, c1 = zero, c2 = zero, c3 = zero;
    FloatVector c4 = zero, c5 = zero, c6 = zero, c7 = zero;
    for (int k = 0; k < kc; k++) {
      int p = bt + k * (8 * LENGTH);
      FloatVector x = FloatVector.broadcast(FLOATS, a[at + k]);
      c0 = x.fma(floats(b, p), c0);
      c1 = x.fma(floats(b, p + LENGTH), c1);
      c2 = x.fma(floats(b, p + 2 * LENGTH), c2);
      c3 = x.fma(floats(b, p + 3 * LENGTH), c3);
      c4 = x.fma(floats(b, p + 4 * LENGTH), c4);
      c5 = x.fma(floats(b, p + 5 * LENGTH), c5);
      c6 = x.fma(floats(b, p + 6 * LENGTH), c6);
      c7 = x.fma(floats(b, p + 7 * LENGTH), c7);
    }
    c0.intoArray(c, 0);
    c1.intoArray(c, LENGTH);
    c2.intoArray(c, 2 * LENGTH);
    c3.intoArray(c, 3 * LENGTH);
    c4.intoArray(c, 4 * LENGTH);
    c5.intoArray(c, 5 * LENGTH);
    c6.intoArray(c, 6 * LENGTH);
    c7.intoArray(c, 7 * LENGTH);
  }

  /**
   * Up to six rows times two vectors of columns of a panel: {@code c = a b}, chained as in {@link
   * #row}.
   */
  static void rows(
      int rows,
      int kc,
      float[] a,
      int at,
      int aStride,
      byte[] b,
      int bt,
      float[] c,
      int ct,
      int cStride) {
    switch (rows) {
      case 2 -> rows2(kc, a, at, aStride, b, bt, c, ct, cStride);
      case 3 -> rows3(kc, a, at, aStride, b, bt, c, ct, cStride);
      case 4 -> rows4(kc, a, at, aStride, b, bt, c, ct, cStride);
      case 5 -> rows5(kc, a, at, aStride, b, bt, c, ct, cStride);
      default -> rows6(kc, a, at, aStride, b, bt, c, ct, cStride);
    }
  }

  private static void rows2(
      int kc, float[] a, int at, int aStride, byte[] b, int bt, float[] c, int ct, int cStride) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero, c01 = zero;
    FloatVector c10 = zero, c11 = zero;
    int a1 = at + aStride;
    for (int k = 0; k < kc; k++) {
      int p = bt + k * ByteMatrix.WIDTH;
      FloatVector b0 = floats(b, p);
      FloatVector b1 = floats(b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + k]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + k]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c10.intoArray(c, ct + cStride);
    c11.intoArray(c, ct + cStride + LENGTH);
  }

  private static void rows3(
      int kc, float[] a, int at, int aStride, byte[] b, int bt, float[] c, int ct, int cStride) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero, c01 = zero;
    FloatVector c10 = zero, c11 = zero;
    FloatVector c20 = zero, c21 = zero;
    int a1 = at + aStride;
    int a2 = at + 2 * aStride;
    for (int k = 0; k < kc; k++) {
      int p = bt + k * ByteMatrix.WIDTH;
      FloatVector b0 = floats(b, p);
      FloatVector b1 = floats(b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + k]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + k]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + k]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c10.intoArray(c, ct + cStride);
    c11.intoArray(c, ct + cStride + LENGTH);
    c20.intoArray(c, ct + 2 * cStride);
    c21.intoArray(c, ct + 2 * cStride + LENGTH);
  }

  private static void rows4(
      int kc, float[] a, int at, int aStride, byte[] b, int bt, float[] c, int ct, int cStride) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero, c01 = zero;
    FloatVector c10 = zero, c11 = zero;
    FloatVector c20 = zero, c21 = zero;
    FloatVector c30 = zero, c31 = zero;
    int a1 = at + aStride;
    int a2 = at + 2 * aStride;
    int a3 = at + 3 * aStride;
    for (int k = 0; k < kc; k++) {
      int p = bt + k * ByteMatrix.WIDTH;
      FloatVector b0 = floats(b, p);
      FloatVector b1 = floats(b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + k]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + k]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + k]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[a3 + k]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c10.intoArray(c, ct + cStride);
    c11.intoArray(c, ct + cStride + LENGTH);
    c20.intoArray(c, ct + 2 * cStride);
    c21.intoArray(c, ct + 2 * cStride + LENGTH);
    c30.intoArray(c, ct + 3 * cStride);
    c31.intoArray(c, ct + 3 * cStride + LENGTH);
  }

  private static void rows5(
      int kc, float[] a, int at, int aStride, byte[] b, int bt, float[] c, int ct, int cStride) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero, c01 = zero;
    FloatVector c10 = zero, c11 = zero;
    FloatVector c20 = zero, c21 = zero;
    FloatVector c30 = zero, c31 = zero;
    FloatVector c40 = zero, c41 = zero;
    int a1 = at + aStride;
    int a2 = at + 2 * aStride;
    int a3 = at + 3 * aStride;
    int a4 = at + 4 * aStride;
    for (int k = 0; k < kc; k++) {
      int p = bt + k * ByteMatrix.WIDTH;
      FloatVector b0 = floats(b, p);
      FloatVector b1 = floats(b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + k]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + k]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + k]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[a3 + k]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      FloatVector x4 = FloatVector.broadcast(FLOATS, a[a4 + k]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c10.intoArray(c, ct + cStride);
    c11.intoArray(c, ct + cStride + LENGTH);
    c20.intoArray(c, ct + 2 * cStride);
    c21.intoArray(c, ct + 2 * cStride + LENGTH);
    c30.intoArray(c, ct + 3 * cStride);
    c31.intoArray(c, ct + 3 * cStride + LENGTH);
    c40.intoArray(c, ct + 4 * cStride);
    c41.intoArray(c, ct + 4 * cStride + LENGTH);
  }

  private static void rows6(
      int kc, float[] a, int at, int aStride, byte[] b, int bt, float[] c, int ct, int cStride) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero, c01 = zero;
    FloatVector c10 = zero, c11 = zero;
    FloatVector c20 = zero, c21 = zero;
    FloatVector c30 = zero, c31 = zero;
    FloatVector c40 = zero, c41 = zero;
    FloatVector c50 = zero, c51 = zero;
    int a1 = at + aStride;
    int a2 = at + 2 * aStride;
    int a3 = at + 3 * aStride;
    int a4 = at + 4 * aStride;
    int a5 = at + 5 * aStride;
    for (int k = 0; k < kc; k++) {
      int p = bt + k * ByteMatrix.WIDTH;
      FloatVector b0 = floats(b, p);
      FloatVector b1 = floats(b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + k]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + k]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + k]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[a3 + k]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      FloatVector x4 = FloatVector.broadcast(FLOATS, a[a4 + k]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      FloatVector x5 = FloatVector.broadcast(FLOATS, a[a5 + k]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c10.intoArray(c, ct + cStride);
    c11.intoArray(c, ct + cStride + LENGTH);
    c20.intoArray(c, ct + 2 * cStride);
    c21.intoArray(c, ct + 2 * cStride + LENGTH);
    c30.intoArray(c, ct + 3 * cStride);
    c31.intoArray(c, ct + 3 * cStride + LENGTH);
    c40.intoArray(c, ct + 4 * cStride);
    c41.intoArray(c, ct + 4 * cStride + LENGTH);
    c50.intoArray(c, ct + 5 * cStride);
    c51.intoArray(c, ct + 5 * cStride + LENGTH);
  }

  /**
   * Some columns of a panel as floats.
   *
   * @param x rows of {@link ByteMatrix#WIDTH} bytes, from {@code xt} on
   * @param columns a multiple of two vectors
   * @param y {@code (rows, columns)} without gaps
   */
  static void convert(int rows, int columns, byte[] x, int xt, float[] y) {
    for (int j = 0; j < columns; j += 2 * LENGTH) {
      int from = xt + j;
      int to = j;
      for (int row = 0; row < rows; row++) {
        floats(x, from).intoArray(y, to);
        floats(x, from + LENGTH).intoArray(y, to + LENGTH);
        from += ByteMatrix.WIDTH;
        to += columns;
      }
    }
  }

  /** {@code c = sums * scales}, or {@code c += sums * scales} when accumulating. */
  static void scale(
      float[] sums, int at, float[] scales, int st, float[] c, int ct, int n, boolean accumulate) {
    int j = 0;
    if (accumulate) {
      for (; j <= n - LENGTH; j += LENGTH) {
        FloatVector s = Lanes.load(scales, st + j);
        Lanes.load(sums, at + j).fma(s, Lanes.load(c, ct + j)).intoArray(c, ct + j);
      }
      for (; j < n; j++) {
        c[ct + j] = Math.fma(sums[at + j], scales[st + j], c[ct + j]);
      }
    } else {
      for (; j <= n - LENGTH; j += LENGTH) {
        Lanes.load(sums, at + j).mul(Lanes.load(scales, st + j)).intoArray(c, ct + j);
      }
      for (; j < n; j++) {
        c[ct + j] = sums[at + j] * scales[st + j];
      }
    }
  }
}

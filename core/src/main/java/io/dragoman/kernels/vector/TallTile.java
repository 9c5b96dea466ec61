package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.FLOATS;
import static io.dragoman.kernels.vector.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * Up to eight rows by two vectors: at most 16 accumulators, and 12 with six rows for processors
 * with 16 vector registers.
 *
 * <p>Few enough vector operations per method for the inlining limits of JDK 17. Written out in full
 * because the compiler keeps only separate local variables in registers.
 */
final class TallTile extends Tile {
  TallTile(int rows) {
    super(Math.min(rows, 8), 2);
  }

  @Override
  void multiply(
      int rows,
      int kc,
      float[] a,
      int at,
      int aStride,
      int aStep,
      float[] b,
      int bt,
      float[] c,
      int ct,
      int cStride,
      boolean accumulate) {
    switch (rows) {
      case 1 -> rows1(kc, a, at, aStep, b, bt, c, ct, accumulate);
      case 2 -> rows2(kc, a, at, aStride, aStep, b, bt, c, ct, cStride, accumulate);
      case 3 -> rows3(kc, a, at, aStride, aStep, b, bt, c, ct, cStride, accumulate);
      case 4 -> rows4(kc, a, at, aStride, aStep, b, bt, c, ct, cStride, accumulate);
      case 5 -> rows5(kc, a, at, aStride, aStep, b, bt, c, ct, cStride, accumulate);
      case 6 -> rows6(kc, a, at, aStride, aStep, b, bt, c, ct, cStride, accumulate);
      case 7 -> rows7(kc, a, at, aStride, aStep, b, bt, c, ct, cStride, accumulate);
      default -> rows8(kc, a, at, aStride, aStep, b, bt, c, ct, cStride, accumulate);
    }
  }

  private static void rows1(
      int kc,
      float[] a,
      int at,
      int aStep,
      float[] b,
      int bt,
      float[] c,
      int ct,
      boolean accumulate) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero, c01 = zero;
    if (accumulate) {
      c00 = FloatVector.fromArray(FLOATS, c, ct);
      c01 = FloatVector.fromArray(FLOATS, c, ct + LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (2 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
  }

  private static void rows2(
      int kc,
      float[] a,
      int at,
      int aStride,
      int aStep,
      float[] b,
      int bt,
      float[] c,
      int ct,
      int cStride,
      boolean accumulate) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero, c01 = zero;
    FloatVector c10 = zero, c11 = zero;
    int a1 = at + aStride;
    int t1 = ct + cStride;
    if (accumulate) {
      c00 = FloatVector.fromArray(FLOATS, c, ct);
      c01 = FloatVector.fromArray(FLOATS, c, ct + LENGTH);
      c10 = FloatVector.fromArray(FLOATS, c, t1);
      c11 = FloatVector.fromArray(FLOATS, c, t1 + LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (2 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + q]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c10.intoArray(c, t1);
    c11.intoArray(c, t1 + LENGTH);
  }

  private static void rows3(
      int kc,
      float[] a,
      int at,
      int aStride,
      int aStep,
      float[] b,
      int bt,
      float[] c,
      int ct,
      int cStride,
      boolean accumulate) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero, c01 = zero;
    FloatVector c10 = zero, c11 = zero;
    FloatVector c20 = zero, c21 = zero;
    int a1 = at + aStride;
    int a2 = at + 2 * aStride;
    int t1 = ct + cStride;
    int t2 = ct + 2 * cStride;
    if (accumulate) {
      c00 = FloatVector.fromArray(FLOATS, c, ct);
      c01 = FloatVector.fromArray(FLOATS, c, ct + LENGTH);
      c10 = FloatVector.fromArray(FLOATS, c, t1);
      c11 = FloatVector.fromArray(FLOATS, c, t1 + LENGTH);
      c20 = FloatVector.fromArray(FLOATS, c, t2);
      c21 = FloatVector.fromArray(FLOATS, c, t2 + LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (2 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + q]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + q]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c10.intoArray(c, t1);
    c11.intoArray(c, t1 + LENGTH);
    c20.intoArray(c, t2);
    c21.intoArray(c, t2 + LENGTH);
  }

  private static void rows4(
      int kc,
      float[] a,
      int at,
      int aStride,
      int aStep,
      float[] b,
      int bt,
      float[] c,
      int ct,
      int cStride,
      boolean accumulate) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero, c01 = zero;
    FloatVector c10 = zero, c11 = zero;
    FloatVector c20 = zero, c21 = zero;
    FloatVector c30 = zero, c31 = zero;
    int a1 = at + aStride;
    int a2 = at + 2 * aStride;
    int a3 = at + 3 * aStride;
    int t1 = ct + cStride;
    int t2 = ct + 2 * cStride;
    int t3 = ct + 3 * cStride;
    if (accumulate) {
      c00 = FloatVector.fromArray(FLOATS, c, ct);
      c01 = FloatVector.fromArray(FLOATS, c, ct + LENGTH);
      c10 = FloatVector.fromArray(FLOATS, c, t1);
      c11 = FloatVector.fromArray(FLOATS, c, t1 + LENGTH);
      c20 = FloatVector.fromArray(FLOATS, c, t2);
      c21 = FloatVector.fromArray(FLOATS, c, t2 + LENGTH);
      c30 = FloatVector.fromArray(FLOATS, c, t3);
      c31 = FloatVector.fromArray(FLOATS, c, t3 + LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (2 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + q]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + q]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[a3 + q]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c10.intoArray(c, t1);
    c11.intoArray(c, t1 + LENGTH);
    c20.intoArray(c, t2);
    c21.intoArray(c, t2 + LENGTH);
    c30.intoArray(c, t3);
    c31.intoArray(c, t3 + LENGTH);
  }

  private static void rows5(
      int kc,
      float[] a,
      int at,
      int aStride,
      int aStep,
      float[] b,
      int bt,
      float[] c,
      int ct,
      int cStride,
      boolean accumulate) {
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
    int t1 = ct + cStride;
    int t2 = ct + 2 * cStride;
    int t3 = ct + 3 * cStride;
    int t4 = ct + 4 * cStride;
    if (accumulate) {
      c00 = FloatVector.fromArray(FLOATS, c, ct);
      c01 = FloatVector.fromArray(FLOATS, c, ct + LENGTH);
      c10 = FloatVector.fromArray(FLOATS, c, t1);
      c11 = FloatVector.fromArray(FLOATS, c, t1 + LENGTH);
      c20 = FloatVector.fromArray(FLOATS, c, t2);
      c21 = FloatVector.fromArray(FLOATS, c, t2 + LENGTH);
      c30 = FloatVector.fromArray(FLOATS, c, t3);
      c31 = FloatVector.fromArray(FLOATS, c, t3 + LENGTH);
      c40 = FloatVector.fromArray(FLOATS, c, t4);
      c41 = FloatVector.fromArray(FLOATS, c, t4 + LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (2 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + q]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + q]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[a3 + q]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      FloatVector x4 = FloatVector.broadcast(FLOATS, a[a4 + q]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c10.intoArray(c, t1);
    c11.intoArray(c, t1 + LENGTH);
    c20.intoArray(c, t2);
    c21.intoArray(c, t2 + LENGTH);
    c30.intoArray(c, t3);
    c31.intoArray(c, t3 + LENGTH);
    c40.intoArray(c, t4);
    c41.intoArray(c, t4 + LENGTH);
  }

  private static void rows6(
      int kc,
      float[] a,
      int at,
      int aStride,
      int aStep,
      float[] b,
      int bt,
      float[] c,
      int ct,
      int cStride,
      boolean accumulate) {
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
    int t1 = ct + cStride;
    int t2 = ct + 2 * cStride;
    int t3 = ct + 3 * cStride;
    int t4 = ct + 4 * cStride;
    int t5 = ct + 5 * cStride;
    if (accumulate) {
      c00 = FloatVector.fromArray(FLOATS, c, ct);
      c01 = FloatVector.fromArray(FLOATS, c, ct + LENGTH);
      c10 = FloatVector.fromArray(FLOATS, c, t1);
      c11 = FloatVector.fromArray(FLOATS, c, t1 + LENGTH);
      c20 = FloatVector.fromArray(FLOATS, c, t2);
      c21 = FloatVector.fromArray(FLOATS, c, t2 + LENGTH);
      c30 = FloatVector.fromArray(FLOATS, c, t3);
      c31 = FloatVector.fromArray(FLOATS, c, t3 + LENGTH);
      c40 = FloatVector.fromArray(FLOATS, c, t4);
      c41 = FloatVector.fromArray(FLOATS, c, t4 + LENGTH);
      c50 = FloatVector.fromArray(FLOATS, c, t5);
      c51 = FloatVector.fromArray(FLOATS, c, t5 + LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (2 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + q]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + q]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[a3 + q]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      FloatVector x4 = FloatVector.broadcast(FLOATS, a[a4 + q]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      FloatVector x5 = FloatVector.broadcast(FLOATS, a[a5 + q]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c10.intoArray(c, t1);
    c11.intoArray(c, t1 + LENGTH);
    c20.intoArray(c, t2);
    c21.intoArray(c, t2 + LENGTH);
    c30.intoArray(c, t3);
    c31.intoArray(c, t3 + LENGTH);
    c40.intoArray(c, t4);
    c41.intoArray(c, t4 + LENGTH);
    c50.intoArray(c, t5);
    c51.intoArray(c, t5 + LENGTH);
  }

  private static void rows7(
      int kc,
      float[] a,
      int at,
      int aStride,
      int aStep,
      float[] b,
      int bt,
      float[] c,
      int ct,
      int cStride,
      boolean accumulate) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero, c01 = zero;
    FloatVector c10 = zero, c11 = zero;
    FloatVector c20 = zero, c21 = zero;
    FloatVector c30 = zero, c31 = zero;
    FloatVector c40 = zero, c41 = zero;
    FloatVector c50 = zero, c51 = zero;
    FloatVector c60 = zero, c61 = zero;
    int a1 = at + aStride;
    int a2 = at + 2 * aStride;
    int a3 = at + 3 * aStride;
    int a4 = at + 4 * aStride;
    int a5 = at + 5 * aStride;
    int a6 = at + 6 * aStride;
    int t1 = ct + cStride;
    int t2 = ct + 2 * cStride;
    int t3 = ct + 3 * cStride;
    int t4 = ct + 4 * cStride;
    int t5 = ct + 5 * cStride;
    int t6 = ct + 6 * cStride;
    if (accumulate) {
      c00 = FloatVector.fromArray(FLOATS, c, ct);
      c01 = FloatVector.fromArray(FLOATS, c, ct + LENGTH);
      c10 = FloatVector.fromArray(FLOATS, c, t1);
      c11 = FloatVector.fromArray(FLOATS, c, t1 + LENGTH);
      c20 = FloatVector.fromArray(FLOATS, c, t2);
      c21 = FloatVector.fromArray(FLOATS, c, t2 + LENGTH);
      c30 = FloatVector.fromArray(FLOATS, c, t3);
      c31 = FloatVector.fromArray(FLOATS, c, t3 + LENGTH);
      c40 = FloatVector.fromArray(FLOATS, c, t4);
      c41 = FloatVector.fromArray(FLOATS, c, t4 + LENGTH);
      c50 = FloatVector.fromArray(FLOATS, c, t5);
      c51 = FloatVector.fromArray(FLOATS, c, t5 + LENGTH);
      c60 = FloatVector.fromArray(FLOATS, c, t6);
      c61 = FloatVector.fromArray(FLOATS, c, t6 + LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (2 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + q]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + q]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[a3 + q]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      FloatVector x4 = FloatVector.broadcast(FLOATS, a[a4 + q]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      FloatVector x5 = FloatVector.broadcast(FLOATS, a[a5 + q]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
      FloatVector x6 = FloatVector.broadcast(FLOATS, a[a6 + q]);
      c60 = x6.fma(b0, c60);
      c61 = x6.fma(b1, c61);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c10.intoArray(c, t1);
    c11.intoArray(c, t1 + LENGTH);
    c20.intoArray(c, t2);
    c21.intoArray(c, t2 + LENGTH);
    c30.intoArray(c, t3);
    c31.intoArray(c, t3 + LENGTH);
    c40.intoArray(c, t4);
    c41.intoArray(c, t4 + LENGTH);
    c50.intoArray(c, t5);
    c51.intoArray(c, t5 + LENGTH);
    c60.intoArray(c, t6);
    c61.intoArray(c, t6 + LENGTH);
  }

  private static void rows8(
      int kc,
      float[] a,
      int at,
      int aStride,
      int aStep,
      float[] b,
      int bt,
      float[] c,
      int ct,
      int cStride,
      boolean accumulate) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero, c01 = zero;
    FloatVector c10 = zero, c11 = zero;
    FloatVector c20 = zero, c21 = zero;
    FloatVector c30 = zero, c31 = zero;
    FloatVector c40 = zero, c41 = zero;
    FloatVector c50 = zero, c51 = zero;
    FloatVector c60 = zero, c61 = zero;
    FloatVector c70 = zero, c71 = zero;
    int a1 = at + aStride;
    int a2 = at + 2 * aStride;
    int a3 = at + 3 * aStride;
    int a4 = at + 4 * aStride;
    int a5 = at + 5 * aStride;
    int a6 = at + 6 * aStride;
    int a7 = at + 7 * aStride;
    int t1 = ct + cStride;
    int t2 = ct + 2 * cStride;
    int t3 = ct + 3 * cStride;
    int t4 = ct + 4 * cStride;
    int t5 = ct + 5 * cStride;
    int t6 = ct + 6 * cStride;
    int t7 = ct + 7 * cStride;
    if (accumulate) {
      c00 = FloatVector.fromArray(FLOATS, c, ct);
      c01 = FloatVector.fromArray(FLOATS, c, ct + LENGTH);
      c10 = FloatVector.fromArray(FLOATS, c, t1);
      c11 = FloatVector.fromArray(FLOATS, c, t1 + LENGTH);
      c20 = FloatVector.fromArray(FLOATS, c, t2);
      c21 = FloatVector.fromArray(FLOATS, c, t2 + LENGTH);
      c30 = FloatVector.fromArray(FLOATS, c, t3);
      c31 = FloatVector.fromArray(FLOATS, c, t3 + LENGTH);
      c40 = FloatVector.fromArray(FLOATS, c, t4);
      c41 = FloatVector.fromArray(FLOATS, c, t4 + LENGTH);
      c50 = FloatVector.fromArray(FLOATS, c, t5);
      c51 = FloatVector.fromArray(FLOATS, c, t5 + LENGTH);
      c60 = FloatVector.fromArray(FLOATS, c, t6);
      c61 = FloatVector.fromArray(FLOATS, c, t6 + LENGTH);
      c70 = FloatVector.fromArray(FLOATS, c, t7);
      c71 = FloatVector.fromArray(FLOATS, c, t7 + LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (2 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + q]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + q]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[a3 + q]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      FloatVector x4 = FloatVector.broadcast(FLOATS, a[a4 + q]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      FloatVector x5 = FloatVector.broadcast(FLOATS, a[a5 + q]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
      FloatVector x6 = FloatVector.broadcast(FLOATS, a[a6 + q]);
      c60 = x6.fma(b0, c60);
      c61 = x6.fma(b1, c61);
      FloatVector x7 = FloatVector.broadcast(FLOATS, a[a7 + q]);
      c70 = x7.fma(b0, c70);
      c71 = x7.fma(b1, c71);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c10.intoArray(c, t1);
    c11.intoArray(c, t1 + LENGTH);
    c20.intoArray(c, t2);
    c21.intoArray(c, t2 + LENGTH);
    c30.intoArray(c, t3);
    c31.intoArray(c, t3 + LENGTH);
    c40.intoArray(c, t4);
    c41.intoArray(c, t4 + LENGTH);
    c50.intoArray(c, t5);
    c51.intoArray(c, t5 + LENGTH);
    c60.intoArray(c, t6);
    c61.intoArray(c, t6 + LENGTH);
    c70.intoArray(c, t7);
    c71.intoArray(c, t7 + LENGTH);
  }
}

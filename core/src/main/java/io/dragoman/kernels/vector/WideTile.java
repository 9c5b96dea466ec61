package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.FLOATS;
import static io.dragoman.kernels.vector.Lanes.LENGTH;

import jdk.incubator.vector.FloatVector;

/**
 * Up to six rows by four vectors: 24 accumulators, for processors with 32 vector registers.
 *
 * <p>Written out in full because the compiler keeps only separate local variables in registers.
 */
final class WideTile extends Tile {
  WideTile(int rows) {
    super(Math.min(rows, 6), 4);
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
      default -> rows6(kc, a, at, aStride, aStep, b, bt, c, ct, cStride, accumulate);
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
    FloatVector c00 = zero, c01 = zero, c02 = zero, c03 = zero;
    if (accumulate) {
      c00 = FloatVector.fromArray(FLOATS, c, ct);
      c01 = FloatVector.fromArray(FLOATS, c, ct + LENGTH);
      c02 = FloatVector.fromArray(FLOATS, c, ct + 2 * LENGTH);
      c03 = FloatVector.fromArray(FLOATS, c, ct + 3 * LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (4 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, p + 2 * LENGTH);
      FloatVector b3 = FloatVector.fromArray(FLOATS, b, p + 3 * LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c02.intoArray(c, ct + 2 * LENGTH);
    c03.intoArray(c, ct + 3 * LENGTH);
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
    FloatVector c00 = zero, c01 = zero, c02 = zero, c03 = zero;
    FloatVector c10 = zero, c11 = zero, c12 = zero, c13 = zero;
    int a1 = at + aStride;
    int t1 = ct + cStride;
    if (accumulate) {
      c00 = FloatVector.fromArray(FLOATS, c, ct);
      c01 = FloatVector.fromArray(FLOATS, c, ct + LENGTH);
      c02 = FloatVector.fromArray(FLOATS, c, ct + 2 * LENGTH);
      c03 = FloatVector.fromArray(FLOATS, c, ct + 3 * LENGTH);
      c10 = FloatVector.fromArray(FLOATS, c, t1);
      c11 = FloatVector.fromArray(FLOATS, c, t1 + LENGTH);
      c12 = FloatVector.fromArray(FLOATS, c, t1 + 2 * LENGTH);
      c13 = FloatVector.fromArray(FLOATS, c, t1 + 3 * LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (4 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, p + 2 * LENGTH);
      FloatVector b3 = FloatVector.fromArray(FLOATS, b, p + 3 * LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + q]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      c13 = x1.fma(b3, c13);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c02.intoArray(c, ct + 2 * LENGTH);
    c03.intoArray(c, ct + 3 * LENGTH);
    c10.intoArray(c, t1);
    c11.intoArray(c, t1 + LENGTH);
    c12.intoArray(c, t1 + 2 * LENGTH);
    c13.intoArray(c, t1 + 3 * LENGTH);
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
    FloatVector c00 = zero, c01 = zero, c02 = zero, c03 = zero;
    FloatVector c10 = zero, c11 = zero, c12 = zero, c13 = zero;
    FloatVector c20 = zero, c21 = zero, c22 = zero, c23 = zero;
    int a1 = at + aStride;
    int a2 = at + 2 * aStride;
    int t1 = ct + cStride;
    int t2 = ct + 2 * cStride;
    if (accumulate) {
      c00 = FloatVector.fromArray(FLOATS, c, ct);
      c01 = FloatVector.fromArray(FLOATS, c, ct + LENGTH);
      c02 = FloatVector.fromArray(FLOATS, c, ct + 2 * LENGTH);
      c03 = FloatVector.fromArray(FLOATS, c, ct + 3 * LENGTH);
      c10 = FloatVector.fromArray(FLOATS, c, t1);
      c11 = FloatVector.fromArray(FLOATS, c, t1 + LENGTH);
      c12 = FloatVector.fromArray(FLOATS, c, t1 + 2 * LENGTH);
      c13 = FloatVector.fromArray(FLOATS, c, t1 + 3 * LENGTH);
      c20 = FloatVector.fromArray(FLOATS, c, t2);
      c21 = FloatVector.fromArray(FLOATS, c, t2 + LENGTH);
      c22 = FloatVector.fromArray(FLOATS, c, t2 + 2 * LENGTH);
      c23 = FloatVector.fromArray(FLOATS, c, t2 + 3 * LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (4 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, p + 2 * LENGTH);
      FloatVector b3 = FloatVector.fromArray(FLOATS, b, p + 3 * LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + q]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      c13 = x1.fma(b3, c13);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + q]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      c22 = x2.fma(b2, c22);
      c23 = x2.fma(b3, c23);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c02.intoArray(c, ct + 2 * LENGTH);
    c03.intoArray(c, ct + 3 * LENGTH);
    c10.intoArray(c, t1);
    c11.intoArray(c, t1 + LENGTH);
    c12.intoArray(c, t1 + 2 * LENGTH);
    c13.intoArray(c, t1 + 3 * LENGTH);
    c20.intoArray(c, t2);
    c21.intoArray(c, t2 + LENGTH);
    c22.intoArray(c, t2 + 2 * LENGTH);
    c23.intoArray(c, t2 + 3 * LENGTH);
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
    FloatVector c00 = zero, c01 = zero, c02 = zero, c03 = zero;
    FloatVector c10 = zero, c11 = zero, c12 = zero, c13 = zero;
    FloatVector c20 = zero, c21 = zero, c22 = zero, c23 = zero;
    FloatVector c30 = zero, c31 = zero, c32 = zero, c33 = zero;
    int a1 = at + aStride;
    int a2 = at + 2 * aStride;
    int a3 = at + 3 * aStride;
    int t1 = ct + cStride;
    int t2 = ct + 2 * cStride;
    int t3 = ct + 3 * cStride;
    if (accumulate) {
      c00 = FloatVector.fromArray(FLOATS, c, ct);
      c01 = FloatVector.fromArray(FLOATS, c, ct + LENGTH);
      c02 = FloatVector.fromArray(FLOATS, c, ct + 2 * LENGTH);
      c03 = FloatVector.fromArray(FLOATS, c, ct + 3 * LENGTH);
      c10 = FloatVector.fromArray(FLOATS, c, t1);
      c11 = FloatVector.fromArray(FLOATS, c, t1 + LENGTH);
      c12 = FloatVector.fromArray(FLOATS, c, t1 + 2 * LENGTH);
      c13 = FloatVector.fromArray(FLOATS, c, t1 + 3 * LENGTH);
      c20 = FloatVector.fromArray(FLOATS, c, t2);
      c21 = FloatVector.fromArray(FLOATS, c, t2 + LENGTH);
      c22 = FloatVector.fromArray(FLOATS, c, t2 + 2 * LENGTH);
      c23 = FloatVector.fromArray(FLOATS, c, t2 + 3 * LENGTH);
      c30 = FloatVector.fromArray(FLOATS, c, t3);
      c31 = FloatVector.fromArray(FLOATS, c, t3 + LENGTH);
      c32 = FloatVector.fromArray(FLOATS, c, t3 + 2 * LENGTH);
      c33 = FloatVector.fromArray(FLOATS, c, t3 + 3 * LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (4 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, p + 2 * LENGTH);
      FloatVector b3 = FloatVector.fromArray(FLOATS, b, p + 3 * LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + q]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      c13 = x1.fma(b3, c13);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + q]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      c22 = x2.fma(b2, c22);
      c23 = x2.fma(b3, c23);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[a3 + q]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      c32 = x3.fma(b2, c32);
      c33 = x3.fma(b3, c33);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c02.intoArray(c, ct + 2 * LENGTH);
    c03.intoArray(c, ct + 3 * LENGTH);
    c10.intoArray(c, t1);
    c11.intoArray(c, t1 + LENGTH);
    c12.intoArray(c, t1 + 2 * LENGTH);
    c13.intoArray(c, t1 + 3 * LENGTH);
    c20.intoArray(c, t2);
    c21.intoArray(c, t2 + LENGTH);
    c22.intoArray(c, t2 + 2 * LENGTH);
    c23.intoArray(c, t2 + 3 * LENGTH);
    c30.intoArray(c, t3);
    c31.intoArray(c, t3 + LENGTH);
    c32.intoArray(c, t3 + 2 * LENGTH);
    c33.intoArray(c, t3 + 3 * LENGTH);
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
    FloatVector c00 = zero, c01 = zero, c02 = zero, c03 = zero;
    FloatVector c10 = zero, c11 = zero, c12 = zero, c13 = zero;
    FloatVector c20 = zero, c21 = zero, c22 = zero, c23 = zero;
    FloatVector c30 = zero, c31 = zero, c32 = zero, c33 = zero;
    FloatVector c40 = zero, c41 = zero, c42 = zero, c43 = zero;
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
      c02 = FloatVector.fromArray(FLOATS, c, ct + 2 * LENGTH);
      c03 = FloatVector.fromArray(FLOATS, c, ct + 3 * LENGTH);
      c10 = FloatVector.fromArray(FLOATS, c, t1);
      c11 = FloatVector.fromArray(FLOATS, c, t1 + LENGTH);
      c12 = FloatVector.fromArray(FLOATS, c, t1 + 2 * LENGTH);
      c13 = FloatVector.fromArray(FLOATS, c, t1 + 3 * LENGTH);
      c20 = FloatVector.fromArray(FLOATS, c, t2);
      c21 = FloatVector.fromArray(FLOATS, c, t2 + LENGTH);
      c22 = FloatVector.fromArray(FLOATS, c, t2 + 2 * LENGTH);
      c23 = FloatVector.fromArray(FLOATS, c, t2 + 3 * LENGTH);
      c30 = FloatVector.fromArray(FLOATS, c, t3);
      c31 = FloatVector.fromArray(FLOATS, c, t3 + LENGTH);
      c32 = FloatVector.fromArray(FLOATS, c, t3 + 2 * LENGTH);
      c33 = FloatVector.fromArray(FLOATS, c, t3 + 3 * LENGTH);
      c40 = FloatVector.fromArray(FLOATS, c, t4);
      c41 = FloatVector.fromArray(FLOATS, c, t4 + LENGTH);
      c42 = FloatVector.fromArray(FLOATS, c, t4 + 2 * LENGTH);
      c43 = FloatVector.fromArray(FLOATS, c, t4 + 3 * LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (4 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, p + 2 * LENGTH);
      FloatVector b3 = FloatVector.fromArray(FLOATS, b, p + 3 * LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + q]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      c13 = x1.fma(b3, c13);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + q]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      c22 = x2.fma(b2, c22);
      c23 = x2.fma(b3, c23);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[a3 + q]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      c32 = x3.fma(b2, c32);
      c33 = x3.fma(b3, c33);
      FloatVector x4 = FloatVector.broadcast(FLOATS, a[a4 + q]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      c42 = x4.fma(b2, c42);
      c43 = x4.fma(b3, c43);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c02.intoArray(c, ct + 2 * LENGTH);
    c03.intoArray(c, ct + 3 * LENGTH);
    c10.intoArray(c, t1);
    c11.intoArray(c, t1 + LENGTH);
    c12.intoArray(c, t1 + 2 * LENGTH);
    c13.intoArray(c, t1 + 3 * LENGTH);
    c20.intoArray(c, t2);
    c21.intoArray(c, t2 + LENGTH);
    c22.intoArray(c, t2 + 2 * LENGTH);
    c23.intoArray(c, t2 + 3 * LENGTH);
    c30.intoArray(c, t3);
    c31.intoArray(c, t3 + LENGTH);
    c32.intoArray(c, t3 + 2 * LENGTH);
    c33.intoArray(c, t3 + 3 * LENGTH);
    c40.intoArray(c, t4);
    c41.intoArray(c, t4 + LENGTH);
    c42.intoArray(c, t4 + 2 * LENGTH);
    c43.intoArray(c, t4 + 3 * LENGTH);
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
    FloatVector c00 = zero, c01 = zero, c02 = zero, c03 = zero;
    FloatVector c10 = zero, c11 = zero, c12 = zero, c13 = zero;
    FloatVector c20 = zero, c21 = zero, c22 = zero, c23 = zero;
    FloatVector c30 = zero, c31 = zero, c32 = zero, c33 = zero;
    FloatVector c40 = zero, c41 = zero, c42 = zero, c43 = zero;
    FloatVector c50 = zero, c51 = zero, c52 = zero, c53 = zero;
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
      c02 = FloatVector.fromArray(FLOATS, c, ct + 2 * LENGTH);
      c03 = FloatVector.fromArray(FLOATS, c, ct + 3 * LENGTH);
      c10 = FloatVector.fromArray(FLOATS, c, t1);
      c11 = FloatVector.fromArray(FLOATS, c, t1 + LENGTH);
      c12 = FloatVector.fromArray(FLOATS, c, t1 + 2 * LENGTH);
      c13 = FloatVector.fromArray(FLOATS, c, t1 + 3 * LENGTH);
      c20 = FloatVector.fromArray(FLOATS, c, t2);
      c21 = FloatVector.fromArray(FLOATS, c, t2 + LENGTH);
      c22 = FloatVector.fromArray(FLOATS, c, t2 + 2 * LENGTH);
      c23 = FloatVector.fromArray(FLOATS, c, t2 + 3 * LENGTH);
      c30 = FloatVector.fromArray(FLOATS, c, t3);
      c31 = FloatVector.fromArray(FLOATS, c, t3 + LENGTH);
      c32 = FloatVector.fromArray(FLOATS, c, t3 + 2 * LENGTH);
      c33 = FloatVector.fromArray(FLOATS, c, t3 + 3 * LENGTH);
      c40 = FloatVector.fromArray(FLOATS, c, t4);
      c41 = FloatVector.fromArray(FLOATS, c, t4 + LENGTH);
      c42 = FloatVector.fromArray(FLOATS, c, t4 + 2 * LENGTH);
      c43 = FloatVector.fromArray(FLOATS, c, t4 + 3 * LENGTH);
      c50 = FloatVector.fromArray(FLOATS, c, t5);
      c51 = FloatVector.fromArray(FLOATS, c, t5 + LENGTH);
      c52 = FloatVector.fromArray(FLOATS, c, t5 + 2 * LENGTH);
      c53 = FloatVector.fromArray(FLOATS, c, t5 + 3 * LENGTH);
    }
    for (int k = 0, q = 0; k < kc; k++, q += aStep) {
      int p = bt + k * (4 * LENGTH);
      FloatVector b0 = FloatVector.fromArray(FLOATS, b, p);
      FloatVector b1 = FloatVector.fromArray(FLOATS, b, p + LENGTH);
      FloatVector b2 = FloatVector.fromArray(FLOATS, b, p + 2 * LENGTH);
      FloatVector b3 = FloatVector.fromArray(FLOATS, b, p + 3 * LENGTH);
      FloatVector x0 = FloatVector.broadcast(FLOATS, a[at + q]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
      FloatVector x1 = FloatVector.broadcast(FLOATS, a[a1 + q]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      c13 = x1.fma(b3, c13);
      FloatVector x2 = FloatVector.broadcast(FLOATS, a[a2 + q]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      c22 = x2.fma(b2, c22);
      c23 = x2.fma(b3, c23);
      FloatVector x3 = FloatVector.broadcast(FLOATS, a[a3 + q]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      c32 = x3.fma(b2, c32);
      c33 = x3.fma(b3, c33);
      FloatVector x4 = FloatVector.broadcast(FLOATS, a[a4 + q]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      c42 = x4.fma(b2, c42);
      c43 = x4.fma(b3, c43);
      FloatVector x5 = FloatVector.broadcast(FLOATS, a[a5 + q]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
      c52 = x5.fma(b2, c52);
      c53 = x5.fma(b3, c53);
    }
    c00.intoArray(c, ct);
    c01.intoArray(c, ct + LENGTH);
    c02.intoArray(c, ct + 2 * LENGTH);
    c03.intoArray(c, ct + 3 * LENGTH);
    c10.intoArray(c, t1);
    c11.intoArray(c, t1 + LENGTH);
    c12.intoArray(c, t1 + 2 * LENGTH);
    c13.intoArray(c, t1 + 3 * LENGTH);
    c20.intoArray(c, t2);
    c21.intoArray(c, t2 + LENGTH);
    c22.intoArray(c, t2 + 2 * LENGTH);
    c23.intoArray(c, t2 + 3 * LENGTH);
    c30.intoArray(c, t3);
    c31.intoArray(c, t3 + LENGTH);
    c32.intoArray(c, t3 + 2 * LENGTH);
    c33.intoArray(c, t3 + 3 * LENGTH);
    c40.intoArray(c, t4);
    c41.intoArray(c, t4 + LENGTH);
    c42.intoArray(c, t4 + 2 * LENGTH);
    c43.intoArray(c, t4 + 3 * LENGTH);
    c50.intoArray(c, t5);
    c51.intoArray(c, t5 + LENGTH);
    c52.intoArray(c, t5 + 2 * LENGTH);
    c53.intoArray(c, t5 + 3 * LENGTH);
  }
}

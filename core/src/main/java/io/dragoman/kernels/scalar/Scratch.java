package io.dragoman.kernels.scalar;

import io.dragoman.tensor.Tensor;

/** Reused rows of one thread: a kernel copies what it works on here, so its loops start at zero. */
final class Scratch {
  /** Values that an elementwise operation handles at a time. */
  static final int CHUNK = 1024;

  private static final int ROWS = 11;
  private static final int WORK = ROWS - 1;
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  private final float[][] rows = new float[ROWS][CHUNK];

  private Scratch() {}

  static Scratch get() {
    return OF_THREAD.get();
  }

  /** Row {@code index}, at least {@code length} long, with undefined contents. */
  float[] row(int index, int length) {
    if (rows[index].length < length) {
      rows[index] = new float[length];
    }
    return rows[index];
  }

  /** The row that transcendentals work with. */
  float[] work(int length) {
    return row(WORK, length);
  }

  /** Row {@code index} filled with a row of a tensor, or a part of it. */
  float[] load(int index, Tensor x, int row, int from, int length) {
    float[] target = row(index, length);
    System.arraycopy(x.data(), x.rowOffset(row) + from, target, 0, length);
    return target;
  }

  /** Row {@code index} filled with a row of a tensor. */
  float[] load(int index, Tensor x, int row) {
    return load(index, x, row, 0, x.columns());
  }

  /** Row {@code index} filled with values of a tensor counted row after row. */
  float[] loadFlat(int index, Tensor x, int from, int length) {
    float[] target = row(index, length);
    System.arraycopy(x.data(), x.offset() + from, target, 0, length);
    return target;
  }

  /** Copies back to values of a tensor counted row after row. */
  static void storeFlat(float[] source, Tensor x, int from, int length) {
    System.arraycopy(source, 0, x.data(), x.offset() + from, length);
  }

  /** Copies back to a row of a tensor, or a part of it. */
  static void store(float[] source, Tensor x, int row, int from, int length) {
    System.arraycopy(source, 0, x.data(), x.rowOffset(row) + from, length);
  }

  /** Copies back to a row of a tensor. */
  static void store(float[] source, Tensor x, int row) {
    store(source, x, row, 0, x.columns());
  }
}

package io.dragoman.kernels.vector;

/** Reused rows of each thread, each with one use so that nested calls do not collide. */
final class Scratch {
  static final int CELL = 0;
  static final int SCORES = 1;
  static final int EXPONENTIALS = 2;
  private static final int ROWS = 3;

  private static final ThreadLocal<float[][]> OF_THREAD =
      ThreadLocal.withInitial(() -> new float[ROWS][0]);

  private Scratch() {}

  /** This thread's row of one use, at least {@code length} long, with undefined contents. */
  static float[] row(int use, int length) {
    float[][] rows = OF_THREAD.get();
    if (rows[use].length < length) {
      rows[use] = new float[length];
    }
    return rows[use];
  }
}

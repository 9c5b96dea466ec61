package io.dragoman.kernels.vector;

/** One reused row of each thread. */
final class Scratch {
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  private float[] row = new float[0];

  private Scratch() {}

  /** This thread's row, at least {@code length} long, with undefined contents. */
  static float[] ofThread(int length) {
    Scratch scratch = OF_THREAD.get();
    if (scratch.row.length < length) {
      scratch.row = new float[length];
    }
    return scratch.row;
  }
}

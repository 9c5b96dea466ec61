package io.dragoman.examples.handwriting;

/**
 * A digit as it was written: points of the pen in the order of time, in a box whose sides go from 0
 * to 100, y upwards.
 *
 * @param digit from 0 to 9
 * @param x of each point
 * @param y of each point
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of points, never compared
record Stroke(int digit, float[] x, float[] y) {
  /** The number of points. */
  int length() {
    return x.length;
  }
}

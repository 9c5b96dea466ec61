package io.dragoman.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Hands out matrices from large chunks and takes them all back at once.
 *
 * <p>After the first few batches nothing more is allocated: {@link #reset()} joins the chunks that
 * were needed into one that holds as much, and the {@link Tensor} objects are handed out again as
 * well. Matrices are not cleared. An arena belongs to one thread.
 */
public final class Arena {
  private static final int SMALLEST = 1 << 16;
  private static final int LARGEST = 1 << 30;
  private static final int ALIGNMENT = 16;

  private final List<float[]> full = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private int handedOut;
  private float[] chunk = new float[0];
  private int used;

  /** Takes a matrix of shape {@code (rows, columns)} with undefined contents. */
  public Tensor take(int rows, int columns) {
    int size = Math.multiplyExact(rows, columns);
    if (chunk.length - used < size) {
      if (chunk.length > 0) {
        full.add(chunk);
      }
      int least = Math.min(LARGEST, Math.max(SMALLEST, chunk.length / 2));
      chunk = new float[Math.max(aligned(size), least)];
      used = 0;
    }
    Tensor tensor = handle(chunk, used, rows, columns);
    used = Math.min(chunk.length, used + aligned(size));
    return tensor;
  }

  /**
   * A view of rows {@code from} (inclusive) to {@code to} (exclusive) of a matrix, which lives as
   * long as those of this arena.
   */
  public Tensor view(Tensor tensor, int from, int to) {
    Objects.checkFromToIndex(from, to, tensor.rows());
    return handle(tensor.data(), tensor.rowOffset(from), to - from, tensor.columns());
  }

  private Tensor handle(float[] data, int offset, int rows, int columns) {
    if (handedOut == tensors.size()) {
      tensors.add(Tensor.of(data, offset, rows, columns));
      return tensors.get(handedOut++);
    }
    return tensors.get(handedOut++).place(data, offset, rows, columns);
  }

  /** The size rounded up, so that chunks joined hold what they held apart. */
  private static int aligned(int size) {
    return size > LARGEST ? size : (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Takes a matrix filled with zeros. */
  public Tensor takeZeros(int rows, int columns) {
    Tensor tensor = take(rows, columns);
    tensor.fill(0f);
    return tensor;
  }

  /** Takes everything back; matrices handed out before must no longer be used. */
  public void reset() {
    used = 0;
    handedOut = 0;
    if (!full.isEmpty()) {
      long all = bytes() / Float.BYTES;
      full.clear();
      if (all <= LARGEST) {
        chunk = new float[0]; // frees the old before the new is made
        chunk = new float[(int) all];
      }
    }
  }

  /** The memory held, in bytes. */
  public long bytes() {
    long values = chunk.length;
    for (float[] each : full) {
      values += each.length;
    }
    return Float.BYTES * values;
  }
}

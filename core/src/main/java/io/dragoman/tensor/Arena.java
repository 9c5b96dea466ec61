package io.dragoman.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * Hands out matrices from large chunks and takes them all back at once.
 *
 * <p>After the first few batches no more memory is allocated: {@link #reset()} keeps the chunks.
 * Matrices are not cleared. An arena belongs to one thread.
 */
public final class Arena {
  private static final int CHUNK = 1 << 20;

  private final List<float[]> chunks = new ArrayList<>();
  private int chunk;
  private int used;

  /** Takes a matrix of shape {@code (rows, columns)} with undefined contents. */
  public Tensor take(int rows, int columns) {
    int size = Math.multiplyExact(rows, columns);
    while (chunk < chunks.size() && chunks.get(chunk).length - used < size) {
      chunk++;
      used = 0;
    }
    if (chunk == chunks.size()) {
      chunks.add(new float[Math.max(size, CHUNK)]);
      used = 0;
    }
    Tensor tensor = Tensor.of(chunks.get(chunk), used, rows, columns);
    used += (size + 15) & ~15;
    return tensor;
  }

  /** Takes a matrix filled with zeros. */
  public Tensor takeZeros(int rows, int columns) {
    Tensor tensor = take(rows, columns);
    tensor.fill(0f);
    return tensor;
  }

  /** Takes everything back; matrices handed out before must no longer be used. */
  public void reset() {
    chunk = 0;
    used = 0;
  }

  /** The memory held, in bytes. */
  public long bytes() {
    long bytes = 0;
    for (float[] each : chunks) {
      bytes += 4L * each.length;
    }
    return bytes;
  }
}

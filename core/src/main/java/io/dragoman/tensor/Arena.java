package io.dragoman.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Hands out matrices from large chunks and takes them all back at once.
 *
 * <p>After the first few batches nothing more is allocated, and nothing that was allocated ever
 * becomes garbage: {@link #reset()} goes back to the first chunk, and the {@link Tensor} objects
 * are handed out again as well. Matrices are not cleared. An arena belongs to one thread.
 */
public final class Arena {
  private static final int SMALLEST = 1 << 16;
  private static final int LARGEST = 1 << 23;
  private static final int ALIGNMENT = 16;

  private final List<float[]> chunks = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();
  private int handedOut;
  private int chunk;
  private int used; // of that chunk
  private long taken; // values since the start

  /** Takes a matrix of shape {@code (rows, columns)} with undefined contents. */
  public Tensor take(int rows, int columns) {
    int size = Math.multiplyExact(rows, columns);
    while (chunk < chunks.size() && chunks.get(chunk).length - used < size) {
      chunk++;
      used = 0;
    }
    if (chunk == chunks.size()) {
      chunks.add(new float[Math.max(aligned(size), nextSize())]);
    }
    float[] memory = chunks.get(chunk);
    Tensor tensor = handle(memory, used, rows, columns);
    used = Math.min(memory.length, used + aligned(size));
    taken += aligned(size);
    return tensor;
  }

  /** Chunks grow as more is needed, up to a size of which many make little difference. */
  private int nextSize() {
    return chunks.isEmpty()
        ? SMALLEST
        : Math.min(LARGEST, 2 * Math.min(LARGEST, chunks.get(chunks.size() - 1).length));
  }

  private static int aligned(int size) {
    return size > Integer.MAX_VALUE - ALIGNMENT
        ? size
        : (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
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
    taken = 0;
    handedOut = 0;
  }

  /**
   * The memory handed out since the start or the last {@link #reset()}, in bytes: what a second
   * arena would need for the same, apart from the ends of its chunks.
   */
  public long takenBytes() {
    return Float.BYTES * taken;
  }

  /** The memory held, in bytes. */
  public long bytes() {
    long values = 0;
    for (int i = 0; i < chunks.size(); i++) {
      values += chunks.get(i).length;
    }
    return Float.BYTES * values;
  }
}

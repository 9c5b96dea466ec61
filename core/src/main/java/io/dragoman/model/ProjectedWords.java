package io.dragoman.model;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Embedding;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Word vectors times a cell's input weights, {@code E[id] W + b}. Inference meets the same words
 * again and again, so it keeps the products, word by word as they come; training makes them anew.
 *
 * <p>A row of a product depends on that row alone, so what is kept has the bits of what would be
 * computed. May be used by many threads; two of them may compute the same word, with equal bits.
 */
final class ProjectedWords {
  /** Beyond this, further words are computed every time. */
  private static final long MOST_BYTES = 64L << 20;

  private final ParameterStore store;
  private final Embedding embedding;
  private final Cell cell;
  private final int vocabulary;
  private volatile Table table;

  /**
   * Without words.
   *
   * @param store holds the parameters of both: when they change, all words are forgotten
   */
  ProjectedWords(ParameterStore store, Embedding embedding, Cell cell, int vocabulary) {
    this.store = store;
    this.embedding = embedding;
    this.cell = cell;
    this.vocabulary = vocabulary;
    table = new Table(-1, 0);
  }

  /** Products that were made with one version of the parameters. */
  private static final class Table {
    final long version;
    final AtomicReferenceArray<float[]> rows;
    final AtomicInteger kept = new AtomicInteger();

    Table(long version, int vocabulary) {
      this.version = version;
      rows = new AtomicReferenceArray<>(vocabulary);
    }
  }

  /**
   * The products of the first {@code rows} ids: {@code (rows, gates)}, which the caller may
   * overwrite.
   */
  Variable apply(Tape tape, int[] ids, int rows) {
    if (tape.isRecording()) {
      return project(tape, ids, rows);
    }
    Table current = current();
    if (!keepMissing(tape, current, ids, rows)) {
      return project(tape, ids, rows);
    }
    Tensor y = tape.take(rows, cell.projection()); // (rows, gates)
    for (int row = 0; row < rows; row++) {
      System.arraycopy(current.rows.get(ids[row]), 0, y.data(), y.rowOffset(row), y.columns());
    }
    return tape.constant(y);
  }

  private Variable project(Tape tape, int[] ids, int rows) {
    return cell.projectInputs(tape, embedding.apply(tape, ids, rows)); // (rows, gates)
  }

  private Table current() {
    long version = store.version();
    Table current = table;
    if (current.version != version) {
      current = new Table(version, vocabulary);
      table = current;
    }
    return current;
  }

  /** Computes the words that are not there yet; false if there is no room for them. */
  private boolean keepMissing(Tape tape, Table current, int[] ids, int rows) {
    boolean complete = true;
    for (int row = 0; row < rows && complete; row++) {
      complete = current.rows.get(ids[row]) != null;
    }
    if (complete) {
      return true;
    }
    int[] missing =
        Arrays.stream(ids, 0, rows).filter(id -> current.rows.get(id) == null).distinct().toArray();
    if (bytes(current.kept.get() + missing.length) > MOST_BYTES) {
      return false;
    }
    Tensor fresh = project(tape, missing, missing.length).value(); // (missing, gates)
    for (int i = 0; i < missing.length; i++) {
      int from = fresh.rowOffset(i);
      float[] row = Arrays.copyOfRange(fresh.data(), from, from + fresh.columns());
      if (current.rows.compareAndSet(missing[i], null, row)) {
        current.kept.incrementAndGet();
      }
    }
    return true;
  }

  /** The memory of the words that are kept. */
  long keptBytes() {
    return bytes(table.kept.get());
  }

  private long bytes(int rows) {
    return (long) Float.BYTES * cell.projection() * rows;
  }
}

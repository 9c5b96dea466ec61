package io.dragoman.nn;

import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;

/** A table of word vectors {@code (vocabulary, embed)}. */
public final class Embedding {
  private final Parameter table;

  private Embedding(Parameter table) {
    this.table = table;
  }

  /** Creates {@code path.weight}, normal with standard deviation 0.1. */
  public static Embedding create(ParameterStore store, String path, int vocabulary, int size) {
    return new Embedding(store.create(path + ".weight", vocabulary, size, Initializer.normal(0.1)));
  }

  /** The table of another embedding, which both then share. */
  public static Embedding shared(ParameterStore store, String path) {
    return new Embedding(store.get(path + ".weight"));
  }

  Parameter table() {
    return table;
  }

  /** The number of words. */
  public int vocabulary() {
    return table.value().rows();
  }

  /** The size of a word's vector. */
  public int size() {
    return table.value().columns();
  }

  /** The vectors of all ids: {@code (ids, embed)}. */
  public Variable apply(Tape tape, int[] ids) {
    return RowOps.embed(tape, table, ids);
  }

  /** The vectors of the first {@code rows} ids: {@code (rows, embed)}. */
  public Variable apply(Tape tape, int[] ids, int rows) {
    return RowOps.embed(tape, table, ids, rows);
  }
}

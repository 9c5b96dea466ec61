package io.dragoman.autograd;

import java.util.ArrayList;
import java.util.List;

/**
 * What an attention hands to its next step, such as its weights so far: matrices with a row for
 * each query. Belongs to a tape and lives as long as its values.
 */
public final class AttentionState {
  /** Of an attention that remembers nothing. */
  public static final AttentionState NONE = new AttentionState();

  private final List<Variable> parts = new ArrayList<>();

  private AttentionState() {}

  private static AttentionState empty(Tape tape) {
    AttentionState state = tape.reuse(AttentionState.class, AttentionState::new);
    state.parts.clear();
    return state;
  }

  /** A state of one matrix. */
  public static AttentionState of(Tape tape, Variable part) {
    AttentionState state = empty(tape);
    state.parts.add(part);
    return state;
  }

  /** The matrices of all states, one after the other. */
  public static AttentionState join(Tape tape, List<AttentionState> states) {
    AttentionState joined = empty(tape);
    for (int i = 0; i < states.size(); i++) {
      joined.parts.addAll(states.get(i).parts);
    }
    return joined;
  }

  /** Matrices {@code from} to {@code to - 1}. */
  public AttentionState parts(Tape tape, int from, int to) {
    if (from == to) {
      return NONE;
    }
    AttentionState some = empty(tape);
    some.parts.addAll(parts.subList(from, to));
    return some;
  }

  /** The number of matrices. */
  public int size() {
    return parts.size();
  }

  /** A matrix. */
  public Variable part(int index) {
    return parts.get(index);
  }

  /** The first {@code rows} rows of each matrix. */
  public AttentionState first(Tape tape, int rows) {
    if (parts.isEmpty() || rows == part(0).rows()) {
      return this;
    }
    AttentionState state = empty(tape);
    for (int i = 0; i < parts.size(); i++) {
      state.parts.add(part(i).slice(0, rows));
    }
    return state;
  }

  /** The first {@code count} of the given rows, in the given order. */
  public AttentionState select(Tape tape, int[] rows, int count) {
    if (parts.isEmpty()) {
      return this;
    }
    AttentionState state = empty(tape);
    for (int i = 0; i < parts.size(); i++) {
      state.parts.add(RowOps.select(tape, part(i), rows, count));
    }
    return state;
  }
}

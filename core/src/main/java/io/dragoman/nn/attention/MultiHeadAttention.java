package io.dragoman.nn.attention;

import io.dragoman.autograd.AttentionOps;
import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.PositionOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Initializer;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;
import java.util.ArrayList;
import java.util.List;

/**
 * Several attentions side by side (Vaswani et al. 2017), each with a part of the units:
 *
 * <pre>
 *   q = h W_query,  k_s = m_s W_key,  x_s = m_s W_value,  each cut into heads
 *   context = [c_1 ... c_heads] W_output,  c_i = sum_s w_is x_is
 * </pre>
 *
 * <p>Heads are scaled inner products, {@code e_s = q . k_s / sqrt(units / heads)}, or additive,
 * then with {@code b_key}. The weights that are shown are the mean of the heads'.
 */
public final class MultiHeadAttention implements Attention {
  private final Linear query;
  private final Linear key;
  private final Linear value;
  private final Linear output;
  private final List<Parameter> energies = new ArrayList<>(); // of additive heads
  private final int heads;
  private final int size;

  /**
   * Creates {@code path.query}, {@code path.key}, {@code path.value}, {@code path.output}, and
   * {@code path.energy.N} for additive heads.
   *
   * @throws IllegalArgumentException if the units cannot be cut into so many heads
   */
  public MultiHeadAttention(
      ParameterStore store,
      String path,
      int querySize,
      int memorySize,
      int units,
      int heads,
      boolean additive) {
    if (units % heads != 0) {
      throw new IllegalArgumentException(
          "attention: " + units + " units cannot be cut into " + heads + " heads: use a multiple");
    }
    this.heads = heads;
    size = units / heads;
    query = Linear.withoutBias(store, path + ".query", querySize, units, heads);
    key =
        additive
            ? Linear.create(store, path + ".key", memorySize, units, heads)
            : Linear.withoutBias(store, path + ".key", memorySize, units, heads);
    value = Linear.withoutBias(store, path + ".value", memorySize, units, heads);
    output = Linear.withoutBias(store, path + ".output", units, memorySize, 1);
    for (int head = 0; additive && head < heads; head++) {
      energies.add(store.create(path + ".energy." + head, 1, size, Initializer.glorot(1)));
    }
  }

  @Override
  public boolean sumsValues() {
    return false;
  }

  @Override
  public Attending on(Tape tape, Memory memory) {
    Variable keys = key.apply(tape, memory.states()); // (positions, units)
    Variable values = value.apply(tape, memory.states()); // (positions, units)
    List<Memory> ofHeads = new ArrayList<>();
    for (int head = 0; head < heads; head++) {
      Variable k = RowOps.columns(tape, keys, size * head, size * (head + 1));
      Variable x = RowOps.columns(tape, values, size * head, size * (head + 1));
      ofHeads.add(new Memory(k, x, memory.layout())); // (positions, units / heads)
    }
    return (stepTape, state, rows, previous, time, sentences) -> {
      Variable q = query.apply(stepTape, state); // (queries, units)
      List<Variable> weights = new ArrayList<>();
      Variable all = null; // (queries, units of the heads so far)
      for (int head = 0; head < heads; head++) {
        Variable part = RowOps.columns(stepTape, q, size * head, size * (head + 1));
        Attended one = look(stepTape, part, head, ofHeads.get(head), rows);
        weights.add(one.weights());
        all = all == null ? one.context() : RowOps.concatenate(stepTape, all, one.context());
      }
      Variable context = output.apply(stepTape, all); // (queries, memory units)
      return Attended.of(stepTape, context, PositionOps.mean(stepTape, weights));
    };
  }

  private Attended look(Tape tape, Variable q, int head, Memory memory, int[] rows) {
    if (energies.isEmpty()) {
      float factor = (float) (1 / Math.sqrt(size));
      Variable scores = PositionOps.scores(tape, q, memory.states(), memory.layout(), rows, factor);
      return Weighing.attend(tape, scores, memory, rows);
    }
    return AttentionOps.additive(
        tape, q, memory.states(), energies.get(head), memory.values(), memory.layout(), rows);
  }
}

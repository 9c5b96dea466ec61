package io.dragoman.nn.rnn;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.TimeOps;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.tensor.SequenceLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Clockwork RNN (Koutnik et al. 2014): modules of units, each with a period. At time t a module i
 * with {@code t mod T_i = 0} computes
 *
 * <pre>
 *   h_i' = tanh(x W_i + b_i + [h_i; h_{i+1}; ...] U_i)
 * </pre>
 *
 * <p>from itself and the modules slower than it; all others keep their state bit for bit and
 * nothing is multiplied for them, neither with states nor, for whole sequences, with inputs. The
 * modules lie side by side from the fastest to the slowest; if the units do not divide evenly, the
 * fastest have one more. Time is the position in the sequence, whatever the reading direction.
 */
final class ClockworkCell implements Cell {
  /** The periods if none are given, as many as there are units. */
  private static final int[] PERIODS = {1, 2, 4, 8};

  private final int hidden;
  private final int[] periods;
  private final int[] starts; // the first column of each module; the last is the end
  private final List<Linear> inputs = new ArrayList<>();
  private final List<Linear> recurrent = new ArrayList<>();

  /**
   * Creates {@code path.N.input} and {@code path.N.recurrent.weight} of each module.
   *
   * @param periods ascending, or none for powers of two
   * @throws IllegalArgumentException if there are more periods than units
   */
  ClockworkCell(CellWeights weights, int... periods) {
    hidden = weights.hidden();
    this.periods =
        periods.length == 0
            ? Arrays.copyOf(PERIODS, Math.min(PERIODS.length, hidden))
            : periods.clone();
    int modules = this.periods.length;
    if (modules > hidden) {
      throw new IllegalArgumentException(
          weights.path() + ": " + modules + " periods but " + hidden + " units: use fewer periods");
    }
    starts = new int[modules + 1];
    for (int i = 0; i < modules; i++) {
      int units = hidden / modules + (i < hidden % modules ? 1 : 0);
      starts[i + 1] = starts[i] + units;
      String path = weights.path() + "." + i;
      CellWeights own =
          new CellWeights(weights.store(), path, weights.in(), units, weights.start());
      inputs.add(own.input(1));
      recurrent.add(
          Linear.withoutBias(
              weights.store(),
              path + ".recurrent",
              hidden - starts[i],
              units,
              weights.start().of(1)));
    }
  }

  /**
   * Reads periods such as {@code 1-2-4-8}.
   *
   * @throws IllegalArgumentException if they do not ascend from at least 1
   */
  static int[] periods(String text) {
    int[] periods;
    try {
      periods = Arrays.stream(text.split("-")).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "clockwork periods '" + text + "': write whole numbers such as 1-2-4-8", e);
    }
    for (int i = 0; i < periods.length; i++) {
      if (periods[i] <= (i == 0 ? 0 : periods[i - 1])) {
        throw new IllegalArgumentException(
            "clockwork periods '" + text + "': must ascend from at least 1, such as 1-2-4-8");
      }
    }
    return periods;
  }

  @Override
  public int hidden() {
    return hidden;
  }

  @Override
  public int projection() {
    return hidden;
  }

  @Override
  public int stateParts() {
    return 1;
  }

  @Override
  public Variable projectInputs(Tape tape, Variable x) {
    List<Variable> parts = new ArrayList<>(inputs.size());
    for (Linear input : inputs) {
      parts.add(input.apply(tape, x)); // (rows, units)
    }
    return RowOps.concatenate(tape, parts); // (rows, hidden)
  }

  @Override
  public Variable projectSequence(Tape tape, Variable x, SequenceLayout layout) {
    List<Variable> parts = new ArrayList<>(inputs.size());
    List<int[]> rows = new ArrayList<>(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      int period = periods[i];
      int[] active =
          IntStream.range(0, layout.time())
              .filter(t -> t % period == 0)
              .flatMap(t -> IntStream.range(layout.offset(t), layout.offset(t + 1)))
              .toArray();
      Variable read = active.length == x.rows() ? x : RowOps.select(tape, x, active);
      parts.add(inputs.get(i).apply(tape, read)); // (active rows, units)
      rows.add(active);
    }
    return TimeOps.spread(tape, parts, rows, x.rows()); // (positions, hidden)
  }

  @Override
  public CellState step(
      Tape tape, Variable projected, CellState previous, int time, long[] sentences) {
    return step(tape, projected, previous, previous.output(), time, sentences);
  }

  @Override
  public CellState step(
      Tape tape,
      Variable projected,
      CellState previous,
      Variable heard,
      int time,
      long[] sentences) {
    List<Variable> parts = new ArrayList<>(periods.length);
    for (int i = 0; i < periods.length; i++) {
      if (time % periods[i] == 0) {
        Variable slower = // itself and all modules slower than it
            i == 0 ? heard : RowOps.columns(tape, heard, starts[i], hidden);
        Variable sum = RowOps.columns(tape, projected, starts[i], starts[i + 1]); // (batch, units)
        parts.add(PointwiseOps.tanh(tape, recurrent.get(i).addTo(tape, sum, slower)));
      } else {
        int from = starts[i];
        while (i + 1 < periods.length && time % periods[i + 1] != 0) {
          i++;
        }
        parts.add(RowOps.columns(tape, previous.output(), from, starts[i + 1]));
      }
    }
    return CellState.of(tape, parts.size() == 1 ? parts.get(0) : RowOps.concatenate(tape, parts));
  }
}

package io.dragoman.model;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.attention.Attending;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.CellState;
import io.dragoman.nn.rnn.Cells;

/**
 * Attention before the cell (Bahdanau et al. 2015, A.2.2): the previous state looks at the source;
 * the cell takes the previous word and the context together.
 */
final class AttendFirstRecurrence implements DecoderRecurrence {
  private final Cell cell;
  private final Linear contextInput;

  /** Creates {@code decoder.layers.N} and {@code decoder.context.weight}. */
  AttendFirstRecurrence(ParameterStore store, DecoderConfig config, int contextSize) {
    cell =
        Cells.createStack(
            config.cell(),
            store,
            "decoder.layers",
            config.embedding(),
            config.hidden(),
            config.layers());
    int gates = cell.projection() / config.hidden();
    contextInput =
        Linear.withoutBias(store, "decoder.context", contextSize, cell.projection(), gates);
  }

  @Override
  public Cell carrier() {
    return cell;
  }

  @Override
  public Variable projectWords(Tape tape, Variable embedded) {
    return cell.projectInputs(tape, embedded); // (rows, gates)
  }

  @Override
  public Step step(
      Tape tape,
      Variable projected,
      CellState previous,
      Attending attending,
      int[] sentence,
      int time) {
    Attended attended = attending.step(tape, previous.output(), sentence);
    Variable inputs = contextInput.addTo(tape, projected, attended.context()); // (rows, gates)
    return new Step(cell.step(tape, inputs, previous, time), attended);
  }
}

package io.dragoman.model;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;
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
  public Cell wordCell() {
    return cell;
  }

  @Override
  public Variable projectContexts(Tape tape, Variable contexts) {
    return contextInput.apply(tape, contexts); // (rows, gates)
  }

  @Override
  public int contextProjection() {
    return cell.projection();
  }

  @Override
  public DecoderStep step(
      Tape tape, DecoderState previous, Variable projected, Variable embedded, long[] sentences) {
    CellState state = previous.recurrent();
    Attended attended = previous.look(tape, state.output(), sentences);
    Variable context = attended.context();
    Variable inputs =
        previous.attending().multiplied()
            ? PointwiseOps.add(
                tape, projected, RowOps.columns(tape, context, 0, contextProjection()))
            : contextInput.addTo(tape, projected, context); // (rows, gates)
    CellState next = cell.step(tape, inputs, state, previous.time(), sentences);
    return DecoderStep.of(tape, previous, next, attended, embedded);
  }
}

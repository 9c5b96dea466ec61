package io.dragoman.model;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.CellState;
import io.dragoman.nn.rnn.Cells;

/**
 * Attention behind the cell (Luong et al. 2015): the cell takes the previous word and, with input
 * feeding, the last readout; its new state looks at the source.
 *
 * <pre>
 *   s = cell([y; readout'], s'),  c = attention(s)
 * </pre>
 */
final class AttendLastRecurrence implements DecoderRecurrence {
  private final Cell cell;
  private final Linear feed; // null without input feeding

  /** Creates {@code decoder.layers.N} and, for input feeding, {@code decoder.feed.weight}. */
  AttendLastRecurrence(ParameterStore store, DecoderConfig config) {
    cell =
        Cells.createStack(
            config.carrierKinds(),
            config.skip(),
            store,
            "decoder.layers",
            config.embedding(),
            config.hidden());
    int gates = cell.projection() / config.hidden();
    feed =
        config.variant().inputFeeding()
            ? Linear.withoutBias(store, "decoder.feed", config.readout(), cell.projection(), gates)
            : null;
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
    throw new UnsupportedOperationException("the cell takes no context");
  }

  @Override
  public int contextProjection() {
    return 0;
  }

  @Override
  public DecoderStep step(
      Tape tape, DecoderState previous, Variable projected, Variable embedded, long[] sentences) {
    Variable inputs =
        feed == null ? projected : feed.addTo(tape, projected, previous.fed()); // (rows, gates)
    CellState next = cell.step(tape, inputs, previous.recurrent(), previous.time(), sentences);
    Attended attended = previous.look(tape, cell.output(tape, next), sentences);
    return DecoderStep.of(tape, previous, next, attended, embedded);
  }
}

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
  private final ContextGate gate; // null without

  /** Creates {@code decoder.layers.N}, {@code decoder.context.weight} and perhaps a gate. */
  AttendFirstRecurrence(ParameterStore store, DecoderConfig config, int contextSize) {
    cell =
        Cells.createStack(
            config.carrierKinds(),
            config.skip(),
            store,
            "decoder.layers",
            config.embedding(),
            config.hidden());
    int gates = cell.projection() / config.hidden();
    contextInput =
        Linear.withoutBias(store, "decoder.context", contextSize, cell.projection(), gates);
    gate =
        config.variant().contextGate().equals("none")
            ? null
            : new ContextGate(store, config, contextSize, cell.projection());
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
    Variable inputs = contextInput.apply(tape, contexts); // (rows, gates)
    return gate == null
        ? inputs
        : RowOps.concatenate(tape, inputs, gate.projectContexts(tape, contexts));
  }

  @Override
  public int contextProjection() {
    return gate == null ? cell.projection() : 2 * cell.projection();
  }

  @Override
  public DecoderStep step(
      Tape tape, DecoderState previous, Variable projected, Variable embedded, long[] sentences) {
    CellState state = previous.recurrent();
    Attended attended = previous.look(tape, cell.output(tape, state), sentences);
    Variable context = attended.context();
    if (gate != null) {
      Variable gated = gated(tape, previous, projected, embedded, context);
      CellState next = cell.step(tape, gated, state, previous.time(), sentences);
      return DecoderStep.of(tape, previous, next, attended, embedded);
    }
    Variable inputs =
        previous.attending().multiplied()
            ? PointwiseOps.add(
                tape, projected, RowOps.columns(tape, context, 0, contextProjection()))
            : contextInput.addTo(tape, projected, context); // (rows, gates)
    CellState next = cell.step(tape, inputs, state, previous.time(), sentences);
    return DecoderStep.of(tape, previous, next, attended, embedded);
  }

  private Variable gated(
      Tape tape, DecoderState previous, Variable projected, Variable embedded, Variable context) {
    int size = cell.projection();
    Variable products =
        previous.attending().multiplied() ? context : projectContexts(tape, context);
    return gate.weigh(
        tape,
        projected,
        RowOps.columns(tape, products, 0, size),
        cell.output(tape, previous.recurrent()),
        embedded,
        RowOps.columns(tape, products, size, 2 * size)); // (rows, gates)
  }
}

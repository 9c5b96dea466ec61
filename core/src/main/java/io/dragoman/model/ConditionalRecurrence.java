package io.dragoman.model;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.CellState;
import io.dragoman.nn.rnn.Cells;
import io.dragoman.tensor.Tensor;

/**
 * Two transitions with attention between them (the conditional GRU of Sennrich et al. 2017): a
 * first cell takes the previous word; its state looks at the source, already knowing that word; a
 * second cell takes the context and goes on from the first's state.
 *
 * <pre>
 *   s' = cell1(y, s)
 *   c  = attention(s')
 *   s  = cell2(c, s')
 * </pre>
 *
 * <p>Further layers stand above the second cell.
 *
 * <p>Two cells forget twice: while update gates are about one half, a quarter of the state is left
 * after a word. So the second cell's update gate, of GRU cells, may start with a bias that keeps
 * more.
 */
final class ConditionalRecurrence implements DecoderRecurrence {
  private final Cell wordCell;
  private final Cell contextCell;

  /** Creates {@code decoder.word-cell} and {@code decoder.layers.N}, which take the context. */
  ConditionalRecurrence(ParameterStore store, DecoderConfig config, int contextSize) {
    wordCell =
        Cells.create(
            config.cell(), store, "decoder.word-cell", config.embedding(), config.hidden());
    contextCell =
        Cells.createStack(
            config.carrierKinds(),
            config.skip(),
            store,
            "decoder.layers",
            contextSize,
            config.hidden());
    if (config.variant().carryBias() != 0) {
      carry(store.get("decoder.layers.0.input.bias").value(), config);
    }
  }

  /** Sets the bias of the update gate, the second of three. */
  private static void carry(Tensor bias, DecoderConfig config) {
    for (int j = config.hidden(); j < 2 * config.hidden(); j++) {
      bias.set(0, j, config.variant().carryBias());
    }
  }

  @Override
  public Cell carrier() {
    return contextCell;
  }

  @Override
  public Cell wordCell() {
    return wordCell;
  }

  @Override
  public Variable projectContexts(Tape tape, Variable contexts) {
    return contextCell.projectInputs(tape, contexts); // (rows, gates)
  }

  @Override
  public int contextProjection() {
    return contextCell.projection();
  }

  @Override
  public boolean projectsSums() {
    return contextCell.projectsSums();
  }

  @Override
  public DecoderStep step(
      Tape tape, DecoderState previous, Variable projected, Variable embedded, long[] sentences) {
    CellState state = previous.recurrent();
    int above = state.size() - wordCell.stateParts(); // the lowest layer's parts stand last
    CellState lowest = state.parts(tape, above, state.size());
    CellState middle = wordCell.step(tape, projected, lowest, previous.time(), sentences);
    Attended attended = previous.look(tape, middle.output(), sentences);
    CellState carried = CellState.join(tape, state.parts(tape, 0, above), middle);
    Variable context = attended.context();
    Variable inputs =
        previous.attending().multiplied()
            ? RowOps.columns(tape, context, 0, contextProjection())
            : projectContexts(tape, context); // (rows, gates)
    CellState next = contextCell.step(tape, inputs, carried, previous.time(), sentences);
    return DecoderStep.of(tape, previous, next, attended, embedded);
  }
}

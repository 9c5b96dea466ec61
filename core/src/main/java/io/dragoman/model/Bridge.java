package io.dragoman.model;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.CellState;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the decoder's first state of the encoder's states: {@code tanh(s W + b)} for each part of
 * the state, with s the mean of all encoder states of the sentence or its last state; or zeros.
 */
public final class Bridge {
  /** What is handed over. */
  public enum Source {
    MEAN,
    LAST,
    ZERO;

    /**
     * The source of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Source named(String name) {
      return switch (name) {
        case "mean" -> MEAN;
        case "last" -> LAST;
        case "zero" -> ZERO;
        default ->
            throw new IllegalArgumentException(
                "bridge '" + name + "' is not known: use one of last, mean, zero");
      };
    }
  }

  private final Source source;
  private final Cell cell;
  private final List<Linear> parts = new ArrayList<>();

  /** Creates {@code path.N} for each part of the cell's state; nothing for zeros. */
  public Bridge(ParameterStore store, String path, Source source, int encoderSize, Cell cell) {
    this.source = source;
    this.cell = cell;
    if (source != Source.ZERO) {
      for (int n = 0; n < cell.stateParts(); n++) {
        parts.add(Linear.create(store, path + "." + n, encoderSize, cell.hidden()));
      }
    }
  }

  /** The first state for each source sentence: {@code (batch, hidden)} each part. */
  public CellState apply(Tape tape, EncoderOutput encoded) {
    if (source == Source.ZERO) {
      return cell.zeroState(tape, encoded.layout().batch());
    }
    Variable summary =
        source == Source.MEAN
            ? RowOps.meanOverTime(tape, encoded.states(), encoded.layout())
            : encoded.last(); // (batch, units)
    List<Variable> first = new ArrayList<>();
    for (Linear part : parts) {
      first.add(PointwiseOps.tanh(tape, part.apply(tape, summary)));
    }
    return CellState.of(tape, first);
  }
}

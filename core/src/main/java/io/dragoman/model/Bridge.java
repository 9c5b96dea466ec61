package io.dragoman.model;

import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Normalization;
import io.dragoman.nn.NormalizedLinear;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.CellState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the decoder's first state of the encoder's states: {@code tanh(s W + b)} for each part of
 * the state, with s the mean of all encoder states of the sentence or its last state; or without
 * tanh; or s itself, the last state; or zeros. One layer may serve all parts.
 */
public final class Bridge {
  /** What is handed over. */
  public enum Source {
    MEAN("mean"),
    LAST("last"),
    MEAN_LINEAR("mean-linear"),
    LAST_LINEAR("last-linear"),
    PASS("pass"),
    SHARED("mean-shared"),
    ZERO("zero");

    private final String text;

    Source(String text) {
      this.text = text;
    }

    /** All names, as in a configuration. */
    public static List<String> names() {
      return Arrays.stream(values()).map(each -> each.text).toList();
    }

    /**
     * The source of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Source named(String name) {
      for (Source each : values()) {
        if (each.text.equals(name)) {
          return each;
        }
      }
      throw new IllegalArgumentException(
          "bridge '" + name + "' is not known: use one of " + String.join(", ", names()));
    }

    boolean isMean() {
      return this == MEAN || this == MEAN_LINEAR || this == SHARED;
    }

    boolean isDense() {
      return this != PASS && this != ZERO;
    }

    boolean isLinear() {
      return this == MEAN_LINEAR || this == LAST_LINEAR;
    }
  }

  private final Source source;
  private final Cell cell;
  private final List<NormalizedLinear> parts = new ArrayList<>();

  /**
   * Creates {@code path.N} for each part of the cell's state; nothing for zeros and for states that
   * pass.
   *
   * @throws IllegalArgumentException if the encoder's last state cannot pass as it is
   */
  public Bridge(ParameterStore store, String path, Source source, int encoderSize, Cell cell) {
    this(store, path, source, encoderSize, cell, Normalization.NONE);
  }

  /** Creates the same with layer normalisation inside of tanh. */
  Bridge(
      ParameterStore store,
      String path,
      Source source,
      int encoderSize,
      Cell cell,
      Normalization place) {
    this.source = source;
    this.cell = cell;
    if (source == Source.PASS && encoderSize != cell.hidden()) {
      throw new IllegalArgumentException(
          "bridge 'pass': the encoder's states have "
              + encoderSize
              + " units but the decoder's "
              + cell.hidden()
              + ": make them equal or use last");
    }
    if (source.isDense()) {
      int layers = source == Source.SHARED ? 1 : cell.stateParts();
      for (int n = 0; n < layers; n++) {
        parts.add(
            NormalizedLinear.create(store, path + "." + n, encoderSize, cell.hidden(), place));
      }
    }
  }

  /** The first state for each source sentence: {@code (batch, hidden)} each part. */
  public CellState apply(Tape tape, EncoderOutput encoded) {
    if (source == Source.ZERO) {
      return cell.zeroState(tape, encoded.layout().batch());
    }
    Variable summary = summary(tape, encoded); // (batch, units)
    List<Variable> first = new ArrayList<>();
    if (source == Source.PASS) {
      for (int n = 0; n < cell.stateParts(); n++) {
        first.add(summary);
      }
    }
    for (NormalizedLinear part : parts) {
      Variable dense = part.apply(tape, summary); // (batch, hidden)
      first.add(source.isLinear() ? dense : PointwiseOps.tanh(tape, dense));
    }
    while (source == Source.SHARED && first.size() < cell.stateParts()) {
      first.add(first.get(0));
    }
    return CellState.of(tape, first);
  }

  /** That of several sources side by side. */
  private Variable summary(Tape tape, EncoderOutput encoded) {
    Variable own =
        source.isMean()
            ? RowOps.meanOverTime(tape, encoded.states(), encoded.layout())
            : encoded.last(); // (batch, units)
    for (EncoderOutput.Further each : encoded.further()) {
      Variable other = RowOps.select(tape, summary(tape, each.output()), each.rows());
      own = RowOps.concatenate(tape, own, other);
    }
    return own;
  }
}

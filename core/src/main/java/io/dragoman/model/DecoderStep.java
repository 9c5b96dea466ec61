package io.dragoman.model;

import io.dragoman.autograd.AttentionOps.Attended;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.rnn.CellState;
import io.dragoman.tensor.Tensor;

/** One step of a decoder. Belongs to a tape and lives as long as its values. */
public final class DecoderStep {
  private DecoderState state;
  private Attended attended;
  private Variable embedded;
  private Variable language; // null without

  private DecoderStep() {}

  /**
   * The step that leads from one state to the next.
   *
   * @param recurrent the cell's new state
   * @param embedded vectors of the words given to the step, {@code (rows, embed)}
   */
  static DecoderStep of(
      Tape tape, DecoderState previous, CellState recurrent, Attended attended, Variable embedded) {
    DecoderStep step = tape.reuse(DecoderStep.class, DecoderStep::new);
    step.state =
        DecoderState.of(
            tape,
            recurrent,
            previous.attending(),
            attended.state(),
            previous.sentences(),
            previous.time() + 1);
    step.attended = attended;
    step.embedded = embedded;
    step.language = null;
    return step;
  }

  /** What the next step needs. */
  public DecoderState state() {
    return state;
  }

  /**
   * The context vectors, {@code (rows, units)}; in inference their products with all weights that
   * take them, {@code (rows, gates + readout)}.
   */
  public Variable context() {
    return attended.context();
  }

  Attended attended() {
    return attended;
  }

  /** Vectors of the words given to the step, {@code (rows, embed)}. */
  public Variable embedded() {
    return embedded;
  }

  /** Gives the step a language model's states, {@code (rows, its units)}. */
  void hear(Variable states) {
    language = states;
  }

  /** A language model's states after the same words; null without one. */
  Variable language() {
    return language;
  }

  /** Weights of the source positions, {@code (rows, source time)}, zero past the end. */
  public Tensor attention() {
    return attended.weights().value();
  }

  /** The same as a variable, through which a loss may change where the decoder looks. */
  public Variable weights() {
    return attended.weights();
  }
}

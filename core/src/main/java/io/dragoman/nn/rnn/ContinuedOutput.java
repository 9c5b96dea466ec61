package io.dragoman.nn.rnn;

import io.dragoman.autograd.Variable;
import java.util.List;

/**
 * What a layer makes of sequences that began before and may go on.
 *
 * @param output at all positions and after each sequence's last step
 * @param last the state after each sequence's last step, {@code (batch, hidden)} each
 * @param steps the outputs of each step by itself, {@code (active, hidden)}: after {@link
 *     io.dragoman.autograd.Tape#backpropagate()} their gradients are those of the loss with respect
 *     to the state at that step
 */
public record ContinuedOutput(SequenceOutput output, CellState last, List<Variable> steps) {
  public ContinuedOutput {
    steps = List.copyOf(steps);
  }

  /** The same with other outputs at all positions. */
  public ContinuedOutput with(Variable all) {
    return new ContinuedOutput(new SequenceOutput(all, output.last()), last, steps);
  }
}

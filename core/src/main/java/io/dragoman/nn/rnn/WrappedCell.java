package io.dragoman.nn.rnn;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.tensor.SequenceLayout;

/** A cell that changes the steps of another. */
abstract class WrappedCell implements Cell {
  private final Cell cell;

  WrappedCell(Cell cell) {
    this.cell = cell;
  }

  final Cell cell() {
    return cell;
  }

  @Override
  public final int hidden() {
    return cell.hidden();
  }

  @Override
  public final int projection() {
    return cell.projection();
  }

  @Override
  public final int stateParts() {
    return cell.stateParts();
  }

  @Override
  public final CellState zeroState(Tape tape, int batch) {
    return cell.zeroState(tape, batch);
  }

  @Override
  public final Variable projectInputs(Tape tape, Variable inputs) {
    return cell.projectInputs(tape, inputs);
  }

  @Override
  public final boolean projectsSums() {
    return cell.projectsSums();
  }

  @Override
  public final Variable projectSequence(Tape tape, Variable inputs, SequenceLayout layout) {
    return cell.projectSequence(tape, inputs, layout);
  }
}

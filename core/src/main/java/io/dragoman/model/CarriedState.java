package io.dragoman.model;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.rnn.CellState;
import io.dragoman.nn.rnn.ContinuedOutput;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The states of all layers between two windows of the same streams, in memory of its own: what
 * truncated backpropagation through time (Williams and Peng 1990) carries over. No gradient flows
 * back through it.
 */
public final class CarriedState {
  private static final CarriedState START = new CarriedState(List.of(), 0);

  private final List<List<Tensor>> layers; // empty: zeros
  private final int time;

  private CarriedState(List<List<Tensor>> layers, int time) {
    this.layers = layers;
    this.time = time;
  }

  /** The state before the first window: zeros at time 0. */
  public static CarriedState start() {
    return START;
  }

  /** Copies the last states of all layers out of their tape. */
  CarriedState after(List<ContinuedOutput> outputs, int steps) {
    List<List<Tensor>> copies = new ArrayList<>();
    for (ContinuedOutput each : outputs) {
      List<Tensor> parts = new ArrayList<>();
      for (int part = 0; part < each.last().size(); part++) {
        Tensor value = each.last().part(part).value(); // (batch, hidden)
        parts.add(Tensor.of(value.toArray(), 0, value.rows(), value.columns()));
      }
      copies.add(List.copyOf(parts));
    }
    return new CarriedState(List.copyOf(copies), time + steps);
  }

  /** The position of the next step in the streams. */
  public int time() {
    return time;
  }

  /** The state of a layer as constants of a tape, or null before the first window. */
  CellState layer(Tape tape, int layer) {
    if (layers.isEmpty()) {
      return null;
    }
    List<Variable> parts = new ArrayList<>();
    for (Tensor each : layers.get(layer)) {
      parts.add(tape.constant(each));
    }
    return CellState.of(tape, parts);
  }
}

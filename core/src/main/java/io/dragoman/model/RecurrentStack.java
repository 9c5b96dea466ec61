package io.dragoman.model;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.TimeOps;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Dropout;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.CellState;
import io.dragoman.nn.rnn.ContinuedOutput;
import io.dragoman.nn.rnn.Recurrence;
import io.dragoman.nn.rnn.RecurrentLayer;
import io.dragoman.nn.rnn.SequenceOutput;
import io.dragoman.nn.rnn.SkipConnection;
import io.dragoman.tensor.SequenceLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Recurrent layers one above the other, with dropout before each.
 *
 * <p>In a pyramid (Chan et al. 2016) a layer above the lowest reads {@code k} neighbouring states
 * of the one below side by side, so time is {@code k} times shorter with every layer; what is
 * missing at the end of a sequence is zero.
 *
 * <p>A way around a layer above the lowest, where sizes allow, takes what the layer takes. The last
 * state is the topmost cell's own.
 */
public final class RecurrentStack {
  private final List<RecurrentLayer> layers = new ArrayList<>();
  private final List<Dropout> dropouts = new ArrayList<>();
  private final List<SkipConnection> skips = new ArrayList<>();
  private final int pyramid;

  /**
   * Creates {@code path.N} and, with highways, {@code path.N.highway}.
   *
   * @param in size of the inputs, whatever {@code config.embedding()} says
   * @throws IllegalArgumentException if there is no such kind of cell, no layer, or no layer that a
   *     way around could skip
   */
  public RecurrentStack(
      ParameterStore store, String path, int in, EncoderConfig config, DropoutConfig dropout) {
    this(store, path, in, config, dropout, 0);
  }

  /** Creates the same with masks of dropout of its own, by numbers beyond {@code firstDropout}. */
  RecurrentStack(
      ParameterStore store,
      String path,
      int in,
      EncoderConfig config,
      DropoutConfig dropout,
      int firstDropout) {
    if (config.layers() < 1) {
      throw new IllegalArgumentException(
          path + ": " + config.layers() + " layers: there must be at least 1");
    }
    pyramid = config.pyramid();
    int size = in;
    for (int n = 0; n < config.layers(); n++) {
      String name = path + "." + n;
      RecurrentLayer layer = layer(store, name, n, size, config);
      layers.add(layer);
      float rate = n == 0 ? dropout.embedding() : dropout.layers();
      dropouts.add(
          Dropout.of(firstDropout + DropoutLayers.ENCODER + n, rate, dropout.variational()));
      boolean fits = n > 0 && size == layer.outputSize();
      skips.add(
          fits
              ? SkipConnection.named(config.skip(), store, name + ".highway", size)
              : SkipConnection.NONE);
      size = pyramid * layer.outputSize();
    }
    boolean skipped = skips.stream().anyMatch(each -> each != SkipConnection.NONE);
    if (!skipped && !config.skip().equals("none")) {
      throw new IllegalArgumentException(
          path
              + (": skip is " + config.skip() + " but no layer's input has the size of its output:")
              + " add a layer or use another encoder.stack");
    }
  }

  private static RecurrentLayer layer(
      ParameterStore store, String path, int n, int in, EncoderConfig config) {
    if (config.stack().equals("alternating")) {
      return RecurrentLayer.alternating(
          n, config.cell(), store, path, in, config.hidden(), config.bidirectional());
    }
    if (config.stack().equals("parallel")) {
      return RecurrentLayer.parallel(n, config.cell(), store, path, in, config.hidden());
    }
    boolean both =
        config.bidirectional() && (n == 0 || !config.stack().equals("bi-unidirectional"));
    return RecurrentLayer.create(config.cell(), store, path, in, config.hidden(), both);
  }

  /** The columns of the output. */
  public int outputSize() {
    return layers.get(layers.size() - 1).outputSize();
  }

  /** The number of inputs that one output stands for; the last output of a sequence for fewer. */
  public int reduction() {
    int reduction = 1;
    for (int n = 1; n < layers.size(); n++) {
      reduction = Math.multiplyExact(reduction, pyramid);
    }
    return reduction;
  }

  /** The cells of the lowest layer. */
  List<Cell> inputCells() {
    return layers.get(0).cells();
  }

  /**
   * Reads sequences.
   *
   * @param inputs {@code (positions, in)}, laid out by {@code layout}
   * @param sentences what identifies the sentence in each row to dropout
   * @return states laid out by a layout that is shorter by {@link #reduction()}
   */
  public EncoderOutput run(Tape tape, Variable inputs, SequenceLayout layout, long[] sentences) {
    Variable dropped = dropouts.get(0).apply(tape, inputs, layout, sentences);
    SequenceOutput lowest = layers.get(0).run(tape, dropped, layout, sentences);
    return above(tape, lowest, layout, sentences);
  }

  /**
   * Reads sequences whose products with the lowest layer's input weights were made before.
   *
   * @param projected for each of the {@link #inputCells()} {@code (positions, gates)}; taken over
   */
  EncoderOutput runProjected(
      Tape tape, List<Variable> projected, SequenceLayout layout, long[] sentences) {
    SequenceOutput lowest = layers.get(0).runProjected(tape, projected, layout, sentences);
    return above(tape, lowest, layout, sentences);
  }

  /**
   * Reads sequences that began before; layers read forward only.
   *
   * @param inputs {@code (positions, in)}, laid out by {@code layout}
   * @param sentences what identifies the sentence in each row to dropout
   * @param first the states before the first step, the lowest layer first
   * @return the outputs of all layers, the lowest first
   * @throws IllegalStateException if a layer also reads backward, or time gets shorter
   */
  public List<ContinuedOutput> runFrom(
      Tape tape, Variable inputs, SequenceLayout layout, long[] sentences, CarriedState first) {
    requireSteps();
    List<ContinuedOutput> outputs = new ArrayList<>(layers.size());
    Variable below = inputs;
    for (int n = 0; n < layers.size(); n++) {
      Variable dropped = dropouts.get(n).apply(tape, below, layout, sentences);
      CellState start = first.layer(tape, n);
      ContinuedOutput output =
          layers.get(n).runFrom(tape, dropped, layout, sentences, start, first.time());
      below = skips.get(n).apply(tape, dropped, output.output().all()); // (positions, hidden)
      outputs.add(output.with(below));
    }
    return outputs;
  }

  private void requireSteps() {
    if (pyramid > 1) {
      throw new IllegalStateException(
          "recurrent stack: a pyramid of factor "
              + pyramid
              + " cannot go on from a state: use a factor of 1");
    }
  }

  /**
   * The state before the first step of layers that read forward only.
   *
   * @throws IllegalStateException if a layer also reads backward, or time gets shorter
   */
  StackState start(Tape tape, int rows) {
    requireSteps();
    StackState state = StackState.at(tape, 0);
    for (int n = 0; n < layers.size(); n++) {
      state.add(layers.get(n).start(tape, rows));
    }
    return state;
  }

  /**
   * One step without dropout, with the bits of {@link #run}.
   *
   * @param inputs {@code (rows, in)}
   * @param previous the state, which may belong to another tape
   */
  StackState step(Tape tape, Variable inputs, StackState previous) {
    CellState lowest =
        layers.get(0).step(tape, inputs, previous.layer(0), previous.time(), Recurrence.UNNAMED);
    return above(tape, lowest, previous);
  }

  /**
   * The same with products with the lowest layer's input weights that were made before.
   *
   * @param projected {@code (rows, gates)}; taken over
   */
  StackState stepProjected(Tape tape, Variable projected, StackState previous) {
    CellState lowest =
        layers
            .get(0)
            .stepProjected(tape, projected, previous.layer(0), previous.time(), Recurrence.UNNAMED);
    return above(tape, lowest, previous);
  }

  private StackState above(Tape tape, CellState lowest, StackState previous) {
    StackState next = StackState.at(tape, previous.time() + 1);
    next.add(lowest);
    Variable below = lowest.output(); // (rows, hidden)
    for (int n = 1; n < layers.size(); n++) {
      CellState state =
          layers.get(n).step(tape, below, previous.layer(n), previous.time(), Recurrence.UNNAMED);
      below = skips.get(n).apply(tape, below, state.output()); // (rows, hidden)
      next.add(state);
    }
    next.write(below);
    return next;
  }

  private EncoderOutput above(
      Tape tape, SequenceOutput lowest, SequenceLayout layout, long[] sentences) {
    Variable states = lowest.all(); // (positions, units)
    Variable last = lowest.last(); // (batch, units)
    SequenceLayout shorter = layout;
    for (int n = 1; n < layers.size(); n++) {
      if (pyramid > 1) {
        states = TimeOps.joinSteps(tape, states, shorter, pyramid); // (shorter, pyramid * units)
        shorter = shorter.shortened(pyramid);
      }
      Variable dropped = dropouts.get(n).apply(tape, states, shorter, sentences);
      SequenceOutput output = layers.get(n).run(tape, dropped, shorter, sentences);
      states = skips.get(n).apply(tape, dropped, output.all()); // (positions, units)
      last = output.last();
    }
    return new EncoderOutput(states, shorter, last);
  }
}

package io.dragoman.model;

import io.dragoman.autograd.Tape;
import io.dragoman.autograd.TimeOps;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Dropout;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.CellState;
import io.dragoman.nn.rnn.ContinuedOutput;
import io.dragoman.nn.rnn.RecurrentLayer;
import io.dragoman.nn.rnn.SequenceOutput;
import io.dragoman.tensor.SequenceLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Recurrent layers one above the other, with dropout before each.
 *
 * <p>In a pyramid (Chan et al. 2016) a layer above the lowest reads {@code k} neighbouring states
 * of the one below side by side, so time is {@code k} times shorter with every layer; what is
 * missing at the end of a sequence is zero.
 */
public final class RecurrentStack {
  private final List<RecurrentLayer> layers = new ArrayList<>();
  private final List<Dropout> dropouts = new ArrayList<>();
  private final int pyramid;

  /**
   * Creates {@code path.N}.
   *
   * @param in size of the inputs, whatever {@code config.embedding()} says
   * @throws IllegalArgumentException if there is no such kind of cell, no layer or no layer above
   *     the lowest that a pyramid could shorten
   */
  public RecurrentStack(
      ParameterStore store, String path, int in, EncoderConfig config, DropoutConfig dropout) {
    if (config.layers() < 1) {
      throw new IllegalArgumentException(
          path + ": " + config.layers() + " layers: there must be at least 1");
    }
    pyramid = config.pyramid();
    if (pyramid < 1 || (pyramid > 1 && config.layers() == 1)) {
      throw new IllegalArgumentException(
          path
              + (": a pyramid of factor " + pyramid + " and " + config.layers() + " layers: use a")
              + " factor of at least 1 and, above 1, at least 2 layers");
    }
    int size = in;
    for (int n = 0; n < config.layers(); n++) {
      RecurrentLayer layer =
          RecurrentLayer.create(
              config.cell(), store, path + "." + n, size, config.hidden(), config.bidirectional());
      layers.add(layer);
      float rate = n == 0 ? dropout.embedding() : dropout.layers();
      dropouts.add(new Dropout(DropoutLayers.ENCODER + n, rate));
      size = pyramid * layer.outputSize();
    }
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
   * @throws IllegalStateException if a layer also reads backward
   */
  public List<ContinuedOutput> runFrom(
      Tape tape, Variable inputs, SequenceLayout layout, long[] sentences, CarriedState first) {
    List<ContinuedOutput> outputs = new ArrayList<>(layers.size());
    Variable below = inputs;
    for (int n = 0; n < layers.size(); n++) {
      Variable dropped = dropouts.get(n).apply(tape, below, layout, sentences);
      CellState start = first.layer(tape, n);
      outputs.add(layers.get(n).runFrom(tape, dropped, layout, sentences, start, first.time()));
      below = outputs.get(n).output().all(); // (positions, hidden)
    }
    return outputs;
  }

  private EncoderOutput above(
      Tape tape, SequenceOutput lowest, SequenceLayout layout, long[] sentences) {
    SequenceOutput output = lowest;
    SequenceLayout shorter = layout;
    for (int n = 1; n < layers.size(); n++) {
      Variable states = output.all();
      if (pyramid > 1) {
        states = TimeOps.joinSteps(tape, states, shorter, pyramid); // (shorter, pyramid * units)
        shorter = shorter.shortened(pyramid);
      }
      Variable dropped = dropouts.get(n).apply(tape, states, shorter, sentences);
      output = layers.get(n).run(tape, dropped, shorter, sentences); // (positions, units)
    }
    return new EncoderOutput(output.all(), shorter, output.last());
  }
}

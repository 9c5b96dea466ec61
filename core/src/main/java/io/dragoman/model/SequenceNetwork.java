package io.dragoman.model;

import io.dragoman.autograd.ChoiceOps;
import io.dragoman.autograd.LossOps;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.PointwiseOps;
import io.dragoman.autograd.PoolingOps;
import io.dragoman.autograd.RegressionLossOps;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Dropout;
import io.dragoman.nn.Embedding;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.ContinuedOutput;
import io.dragoman.nn.rnn.SequenceOutput;
import io.dragoman.tensor.SequenceLayout;
import java.util.Arrays;
import java.util.List;

/**
 * Recurrent layers under an output function, {@code y = g(s W + b)}: language models, a label for
 * each position, classification and regression. May be used by many threads.
 *
 * <p>With word vectors E as output weights (tied), {@code y = g(s E^T + b)}.
 */
public final class SequenceNetwork {
  private final SequenceNetworkConfig config;
  private final ParameterStore parameters;
  private final Embedding embedding; // null for frames
  private final RecurrentStack layers;
  private final Dropout readout;
  private final Linear output;

  private SequenceNetwork(SequenceNetworkConfig config, long seed, int vocabulary, int features) {
    this.config = config;
    parameters = new ParameterStore(seed);
    embedding =
        vocabulary > 0
            ? Embedding.create(parameters, "embedding", vocabulary, config.layers().embedding())
            : null;
    int in = vocabulary > 0 ? config.layers().embedding() : features;
    layers = new RecurrentStack(parameters, "layers", in, config.layers(), config.dropout());
    readout =
        Dropout.of(
            DropoutLayers.READOUT, config.dropout().readout(), config.dropout().variational());
    int states = layers.outputSize();
    if (config.tied()) {
      requireEqualShapes(config, vocabulary, states);
      output = Linear.tied(parameters, "output", embedding);
    } else {
      output = Linear.create(parameters, "output", states, config.outputs());
    }
  }

  private static void requireEqualShapes(SequenceNetworkConfig config, int vocabulary, int states) {
    if (vocabulary != config.outputs() || states != config.layers().embedding()) {
      throw new IllegalArgumentException(
          ("sequence network: tied output weights need as many words as outputs and vectors as")
              + (" large as states, but there are " + vocabulary + " words, " + config.outputs())
              + (" outputs, vectors of " + config.layers().embedding() + " and states of " + states)
              + ": make them equal or tie no weights");
    }
  }

  /**
   * Creates a network that reads words.
   *
   * @param vocabulary number of ids
   * @param seed the same seed gives the same parameters
   * @throws IllegalArgumentException if the configuration names an unknown part, or ties weights of
   *     different shapes
   */
  public static SequenceNetwork ofWords(SequenceNetworkConfig config, int vocabulary, long seed) {
    return new SequenceNetwork(config, seed, vocabulary, 0);
  }

  /**
   * Creates a network that reads real-valued frames.
   *
   * @param features values of a frame
   * @param seed the same seed gives the same parameters
   * @throws IllegalArgumentException if the configuration names an unknown part or ties weights
   */
  public static SequenceNetwork ofFrames(SequenceNetworkConfig config, int features, long seed) {
    return new SequenceNetwork(config, seed, 0, features);
  }

  public SequenceNetworkConfig config() {
    return config;
  }

  public ParameterStore parameters() {
    return parameters;
  }

  /**
   * The results before the output function's nonlinearity: logits, or linear values.
   *
   * @return {@code (positions, outputs)} without pooling, else {@code (batch, outputs)}, a row for
   *     each row of the batch's layout
   */
  public Variable logits(Tape tape, SequenceInput input) {
    EncoderOutput read = layers.run(tape, inputs(tape, input), input.layout(), input.keys());
    Variable states = pool(tape, read, input.layout());
    return project(tape, states, input.layout(), input.keys());
  }

  /**
   * What the output function says: probabilities, or linear values; for inference.
   *
   * @return {@code (positions, outputs)} or {@code (batch, outputs)} as {@link #logits}
   */
  public Variable predict(Tape tape, SequenceInput input) {
    Variable logits = logits(tape, input);
    return switch (config.function()) {
      case SOFTMAX -> ChoiceOps.probabilities(tape, logits);
      case LINEAR -> logits;
      case SIGMOID -> PointwiseOps.sigmoid(tape, logits);
    };
  }

  /**
   * The loss of known results.
   *
   * @param scale factor of the gradient; the loss itself is a sum over targets
   */
  public Loss loss(Tape tape, SequenceExamples examples, float scale) {
    return lossOf(tape, logits(tape, examples.input()), examples.targets(), scale);
  }

  /**
   * Reads on where streams stood: layers read forward only, and no pooling but of the last state.
   *
   * @param streams the next window of each stream, in the same order and of equal lengths every
   *     time
   * @param state where the streams stood
   * @throws IllegalStateException if a layer also reads backward, or states are pooled otherwise
   */
  public Continued readOn(Tape tape, SequenceInput streams, CarriedState state) {
    boolean everywhere = config.pooling() == Pooling.NONE;
    if (!everywhere && config.pooling() != Pooling.LAST) {
      throw new IllegalStateException(
          "sequence network: pooling " + config.pooling() + ": read on with NONE or LAST");
    }
    Variable inputs = inputs(tape, streams); // (positions, in)
    SequenceLayout layout = streams.layout();
    List<ContinuedOutput> outputs = layers.runFrom(tape, inputs, layout, streams.keys(), state);
    SequenceOutput top = outputs.get(outputs.size() - 1).output();
    Variable states = everywhere ? top.all() : top.last(); // (positions or batch, hidden)
    Variable logits = project(tape, states, layout, streams.keys());
    return new Continued(logits, state.after(outputs, layout.time()), outputs);
  }

  /**
   * The state before the first word of so many sequences that are read word by word, for inference.
   *
   * @throws IllegalStateException if a layer also reads backward, or time gets shorter
   */
  public StackState start(Tape tape, int rows) {
    return layers.start(tape, rows);
  }

  /**
   * Reads a word of each sequence: with {@link #scores} the bits of {@link #readOn}, but in memory
   * of the tape alone, so that nothing is allocated.
   *
   * @param tape records nothing
   * @param ids the word of each sequence; may hold more
   * @param previous the state, which may belong to another tape
   * @throws IllegalStateException if the network reads frames
   */
  public StackState step(Tape tape, int[] ids, StackState previous) {
    if (embedding == null) {
      throw new IllegalStateException("sequence network: reads frames: step with one of words");
    }
    return layers.step(tape, embedding.apply(tape, ids, previous.rows()), previous);
  }

  /**
   * The results before the output function's nonlinearity after a step: {@code (rows, outputs)}.
   */
  public Variable scores(Tape tape, StackState state) {
    return output.apply(tape, state.output());
  }

  /**
   * A window that was read.
   *
   * @param logits {@code (positions, outputs)}, or {@code (batch, outputs)} of the last states
   * @param state where the streams stand now; lives longer than the tape
   * @param layers the outputs of all layers, the lowest first
   */
  public record Continued(Variable logits, CarriedState state, List<ContinuedOutput> layers) {}

  /**
   * The loss of logits.
   *
   * @param logits of {@link #logits} or {@link #readOn}; taken over
   * @param scale factor of the gradient
   * @throws IllegalArgumentException if the targets are no classes for softmax, or no values for
   *     another output function
   */
  public Loss lossOf(Tape tape, Variable logits, SequenceTargets targets, float scale) {
    return switch (config.function()) {
      case SOFTMAX ->
          LossOps.softmaxCrossEntropy(
              tape, logits, targets.classes().orElseThrow(() -> wrong("classes")), 0f, scale);
      case LINEAR ->
          RegressionLossOps.squaredError(
              tape, logits, targets.values().orElseThrow(() -> wrong("values")), scale);
      case SIGMOID ->
          RegressionLossOps.binaryCrossEntropy(
              tape, logits, targets.values().orElseThrow(() -> wrong("values")), scale);
    };
  }

  private IllegalArgumentException wrong(String needed) {
    return new IllegalArgumentException(
        "sequence network: output function "
            + config.function()
            + " needs "
            + needed
            + " as targets");
  }

  private Variable inputs(Tape tape, SequenceInput input) {
    if (input instanceof SequenceBatch words && embedding != null) {
      return embedding.apply(tape, words.ids()); // (positions, embed)
    }
    if (input instanceof FrameBatch frames && embedding == null) {
      return tape.constant(frames.frames()); // (positions, features)
    }
    throw new IllegalArgumentException(
        "sequence network: reads "
            + (embedding == null ? "frames" : "words")
            + " but was given a "
            + input.getClass().getSimpleName());
  }

  private Variable pool(Tape tape, EncoderOutput read, SequenceLayout layout) {
    return switch (config.pooling()) {
      case NONE -> {
        if (!read.layout().equals(layout)) {
          throw new IllegalStateException(
              "sequence network: layers shorten time: pool the states, or use no pyramid");
        }
        yield read.states();
      }
      case LAST -> read.last();
      case MEAN -> RowOps.meanOverTime(tape, read.states(), read.layout());
      case MAX -> PoolingOps.maxOverTime(tape, read.states(), read.layout());
    };
  }

  private Variable project(Tape tape, Variable states, SequenceLayout layout, long[] keys) {
    boolean everywhere = config.pooling() == Pooling.NONE;
    SequenceLayout own = everywhere ? layout : oneStep(layout.batch());
    Variable dropped = readout.apply(tape, states, own, keys);
    return output.apply(tape, dropped);
  }

  private static SequenceLayout oneStep(int batch) {
    int[] ones = new int[batch];
    Arrays.fill(ones, 1);
    return SequenceLayout.of(ones);
  }
}

package io.dragoman.model;

import io.dragoman.autograd.LossOps;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.Linear;
import io.dragoman.nn.ParameterStore;

/**
 * Finds the class of whole sequences of frames: {@code softmax([mean(h); last(h)] W + b)} of an
 * encoder's states. May be used by many threads.
 */
public final class FrameClassifier {
  private final ParameterStore parameters;
  private final FrameEncoder encoder;
  private final Linear output;

  private FrameClassifier(ParameterStore parameters, FrameEncoder encoder, Linear output) {
    this.parameters = parameters;
    this.encoder = encoder;
    this.output = output;
  }

  /**
   * Creates a model with fresh parameters {@code encoder} and {@code classifier.output}.
   *
   * @param features values of a frame
   * @param classes number of classes
   * @param seed the same seed gives the same parameters
   * @throws IllegalArgumentException if the configuration names an unknown part
   */
  public static FrameClassifier create(
      EncoderConfig config, DropoutConfig dropout, int features, int classes, long seed) {
    ParameterStore store = new ParameterStore(seed);
    FrameEncoder encoder = new FrameEncoder(store, config, dropout, features);
    Linear output = Linear.create(store, "classifier.output", 2 * encoder.outputSize(), classes);
    return new FrameClassifier(store, encoder, output);
  }

  public ParameterStore parameters() {
    return parameters;
  }

  /** Scores of the classes, before softmax: {@code (batch, classes)}, longest sequence first. */
  public Variable logits(Tape tape, FrameBatch batch) {
    EncoderOutput encoded = encoder.encode(tape, batch);
    Variable mean = RowOps.meanOverTime(tape, encoded.states(), encoded.layout()); // (batch, units)
    Variable summary = RowOps.concatenate(tape, mean, encoded.last()); // (batch, 2 units)
    return output.apply(tape, summary); // (batch, classes)
  }

  /**
   * The cross-entropy of known classes.
   *
   * @param gold the class of each sequence, in the order in which the batch was given them
   * @param smoothing label smoothing, from 0 to below 1
   * @param scale factor of the gradient; the loss itself is a sum over sequences
   */
  public Loss loss(Tape tape, FrameBatch batch, int[] gold, float smoothing, float scale) {
    int[] sorted = new int[gold.length];
    for (int row = 0; row < sorted.length; row++) {
      sorted[row] = gold[batch.sentence(row)];
    }
    return LossOps.softmaxCrossEntropy(tape, logits(tape, batch), sorted, smoothing, scale);
  }

  /** The most probable class of each sequence, in the order in which the batch was given them. */
  public int[] classify(Tape tape, FrameBatch batch) {
    Variable logits = logits(tape, batch);
    int[] classes = new int[batch.size()];
    for (int row = 0; row < classes.length; row++) {
      int best = 0;
      for (int each = 1; each < logits.columns(); each++) {
        best = logits.value().get(row, each) > logits.value().get(row, best) ? each : best;
      }
      classes[batch.sentence(row)] = best;
    }
    return classes;
  }
}

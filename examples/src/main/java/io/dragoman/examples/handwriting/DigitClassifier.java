package io.dragoman.examples.handwriting;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.cli.CommandException;
import io.dragoman.config.RunConfig;
import io.dragoman.examples.frames.FrameExample;
import io.dragoman.io.ParameterFiles;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.FrameBatch;
import io.dragoman.model.OutputFunction;
import io.dragoman.model.Pooling;
import io.dragoman.model.SequenceExamples;
import io.dragoman.model.SequenceNetwork;
import io.dragoman.model.SequenceNetworkConfig;
import io.dragoman.model.SequenceTargets;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import io.dragoman.training.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds the digit of single strokes. */
final class DigitClassifier implements Objective<SequenceExamples> {
  private static final int DIGITS = 10;
  private static final String FILE = "digits.safetensors";

  private final SequenceNetwork model;

  /** One that has learnt nothing. */
  DigitClassifier(RunConfig config) {
    SequenceNetworkConfig network =
        SequenceNetworkConfig.of(
                config.model().encoder(), Pooling.MEAN, OutputFunction.SOFTMAX, DIGITS)
            .withDropout(config.model().dropout());
    model = SequenceNetwork.ofFrames(network, StrokeFeatures.COUNT, config.training().seed());
  }

  /** Packs examples, each of whose one word is the digit. */
  static SequenceExamples pack(List<FrameExample> examples) {
    FrameBatch batch =
        FrameBatch.of(
            examples.stream().map(FrameExample::frames).toArray(float[][][]::new),
            examples.stream().mapToLong(FrameExample::key).toArray());
    int[] digits = examples.stream().mapToInt(each -> each.words()[0]).toArray();
    return new SequenceExamples(batch, SequenceTargets.labels(batch, digits));
  }

  SequenceNetwork model() {
    return model;
  }

  @Override
  public int units(SequenceExamples shard) {
    return shard.input().size();
  }

  @Override
  public Loss loss(Tape tape, SequenceExamples shard, float scale) {
    return model.loss(tape, shard, scale);
  }

  /** Wrong digits in percent. */
  double errorRate(List<Stroke> strokes) {
    float[][][] frames = new float[strokes.size()][][];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = StrokeFeatures.of(strokes.get(i).x(), strokes.get(i).y());
    }
    int wrong = 0;
    try (Tape tape = Tape.inference(KernelsSelector.kernels(), new Arena())) {
      FrameBatch batch = FrameBatch.of(frames);
      Tensor probabilities = model.predict(tape, batch).value(); // (batch, digits)
      for (int row = 0; row < frames.length; row++) {
        int right = strokes.get(batch.sentence(row)).digit();
        wrong += mostProbable(probabilities, row) == right ? 0 : 1;
      }
    }
    return 100.0 * wrong / frames.length;
  }

  private static int mostProbable(Tensor probabilities, int row) {
    int best = 0;
    for (int digit = 1; digit < DIGITS; digit++) {
      best = probabilities.get(row, digit) > probabilities.get(row, best) ? digit : best;
    }
    return best;
  }

  /** Writes the parameters. */
  void save(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new CommandException(directory + ": cannot be written (" + e + "): choose another");
    }
    ParameterFiles.save(directory.resolve(FILE), model.parameters(), Map.of());
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws CommandException if there is nothing
   */
  static DigitClassifier load(Path directory, RunConfig config) {
    if (!Files.exists(directory.resolve(FILE))) {
      throw new CommandException(directory + ": is no recognizer of handwriting: choose another");
    }
    DigitClassifier classifier = new DigitClassifier(config);
    ParameterFiles.load(directory.resolve(FILE), classifier.model.parameters());
    return classifier;
  }
}

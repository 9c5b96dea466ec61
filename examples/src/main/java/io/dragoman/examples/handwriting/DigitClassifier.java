package io.dragoman.examples.handwriting;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.cli.CommandException;
import io.dragoman.config.RunConfig;
import io.dragoman.examples.frames.FrameExample;
import io.dragoman.io.ParameterFiles;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.FrameBatch;
import io.dragoman.model.FrameClassifier;
import io.dragoman.tensor.Arena;
import io.dragoman.training.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds the digit of single strokes. */
final class DigitClassifier implements Objective<DigitClassifier.Digits> {
  private static final int DIGITS = 10;
  private static final String FILE = "digits.safetensors";

  private final FrameClassifier model;
  private final float smoothing;

  /** One that has learnt nothing. */
  DigitClassifier(RunConfig config) {
    model =
        FrameClassifier.create(
            config.model().encoder(),
            config.model().dropout(),
            StrokeFeatures.COUNT,
            DIGITS,
            config.training().seed());
    smoothing = (float) config.training().labelSmoothing();
  }

  /**
   * Strokes of digits.
   *
   * @param batch their points
   * @param gold the digits
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of digits, never compared
  record Digits(FrameBatch batch, int[] gold) {
    static Digits pack(List<FrameExample> examples) {
      return new Digits(
          FrameBatch.of(
              examples.stream().map(FrameExample::frames).toArray(float[][][]::new),
              examples.stream().mapToLong(FrameExample::key).toArray()),
          examples.stream().mapToInt(each -> each.words()[0]).toArray());
    }
  }

  FrameClassifier model() {
    return model;
  }

  @Override
  public int units(Digits shard) {
    return shard.gold().length;
  }

  @Override
  public Loss loss(Tape tape, Digits shard, float scale) {
    return model.loss(tape, shard.batch(), shard.gold(), smoothing, scale);
  }

  /** Wrong digits in percent. */
  double errorRate(List<Stroke> strokes) {
    float[][][] frames = new float[strokes.size()][][];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = StrokeFeatures.of(strokes.get(i).x(), strokes.get(i).y());
    }
    int[] found;
    try (Tape tape = Tape.inference(KernelsSelector.kernels(), new Arena())) {
      found = model.classify(tape, FrameBatch.of(frames, new long[frames.length]));
    }
    int wrong = 0;
    for (int i = 0; i < found.length; i++) {
      wrong += found[i] == strokes.get(i).digit() ? 0 : 1;
    }
    return 100.0 * wrong / found.length;
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

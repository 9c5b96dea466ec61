package io.dragoman.examples.frames;

import io.dragoman.config.RunConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A task that is learnt in no time: each word is some noisy frames with one loud feature. */
final class ToyFrames implements TrainingExamples {
  static final List<String> WORDS = List.of("a", "b", "c");
  private static final int FEATURES = 3;

  private final int size;

  ToyFrames(int size) {
    this.size = size;
  }

  static Recognizer recognizer(String... settings) {
    RunConfig config =
        RunConfig.standard()
            .with(
                "model.encoder.embedding=8",
                "model.encoder.hidden=16",
                "model.decoder.embedding=8",
                "model.decoder.hidden=16",
                "model.decoder.readout=16",
                "model.attention.units=16",
                "model.dropout.embedding=0",
                "model.dropout.readout=0",
                "training.batch-size=16",
                "training.bucket-batches=4",
                "training.optimizer.learning-rate=0.01",
                "training.max-epochs=12",
                "search.beam=2")
            .with(settings);
    return Recognizer.create(config, WORDS, FEATURES, Map.of("fact", "1"));
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public FrameExample get(int epoch, int index) {
    return example(new SplittableRandom(1000L * epoch + index), 1000L * epoch + index);
  }

  static FrameExample example(SplittableRandom random, long key) {
    int[] words = random.ints(1 + random.nextInt(3), 0, WORDS.size()).toArray();
    List<float[]> frames = new ArrayList<>();
    for (int word : words) {
      int length = 2 + random.nextInt(3);
      for (int t = 0; t < length; t++) {
        float[] frame = new float[FEATURES];
        for (int j = 0; j < FEATURES; j++) {
          frame[j] = (float) (0.2 * random.nextDouble() + (j == word ? 1 : 0));
        }
        frames.add(frame);
      }
      frames.add(new float[FEATURES]);
    }
    int[] ids = Arrays.stream(words).map(word -> word + 4).toArray();
    return new FrameExample(frames.toArray(float[][]::new), ids, key);
  }
}

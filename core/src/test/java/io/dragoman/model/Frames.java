package io.dragoman.model;

import java.util.Random;
import java.util.stream.IntStream;

/** Random frames for tests. */
final class Frames {
  static final int FEATURES = 6;

  private Frames() {}

  /** Sequences of the given lengths. */
  static float[][][] sequences(long seed, int... lengths) {
    Random random = new Random(seed);
    float[][][] sequences = new float[lengths.length][][];
    for (int i = 0; i < lengths.length; i++) {
      sequences[i] = new float[lengths[i]][FEATURES];
      for (float[] frame : sequences[i]) {
        for (int j = 0; j < FEATURES; j++) {
          frame[j] = (float) random.nextGaussian();
        }
      }
    }
    return sequences;
  }

  /** Keys of so many sequences. */
  static long[] keys(int count) {
    return IntStream.range(0, count).mapToLong(i -> 1000 + 7L * i).toArray();
  }

  /** Pairs with random words. */
  static FramePairs pairs(long seed, int[] sourceLengths, int[] targetLengths) {
    Random random = new Random(seed);
    int[][] targets = new int[targetLengths.length][];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = random.ints(targetLengths[i], 4, Models.VOCABULARY).toArray();
    }
    return FramePairs.of(
        sequences(seed + 1, sourceLengths), targets, Models.BOS, Models.EOS, keys(targets.length));
  }

  static FrameEncoderDecoder model(ModelConfig config) {
    return FrameEncoderDecoder.create(config, FEATURES, Models.VOCABULARY, 7);
  }

  /** The same model, its encoder without an input layer. */
  static ModelConfig withoutInput(ModelConfig config) {
    EncoderConfig encoder = config.encoder();
    return new ModelConfig(
        new EncoderConfig(
            0, encoder.cell(), encoder.hidden(), encoder.layers(), encoder.bidirectional()),
        config.decoder(),
        config.attention(),
        config.dropout());
  }

  /** The same model, each layer of its encoder above the lowest at half the pace. */
  static ModelConfig withPyramid(ModelConfig config) {
    return new ModelConfig(
        config.encoder().withPyramid(2), config.decoder(), config.attention(), config.dropout());
  }
}

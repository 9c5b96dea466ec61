package io.dragoman.benchmarks;

import io.dragoman.config.RunConfig;
import io.dragoman.model.AttentionConfig;
import io.dragoman.model.DecoderConfig;
import io.dragoman.model.DropoutConfig;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.ModelConfig;
import java.util.Random;

/** The two sizes of model, and sentences of the lengths of image captions. */
final class ModelSizes {
  static final int VOCABULARY = 8004;
  static final int BOS = 1;
  static final int EOS = 2;

  private static final int FIRST_WORD = 4;

  private ModelSizes() {}

  /** Configuration A (embeddings 256, hidden 512) or B (512, 1024). */
  static ModelConfig of(String size, String cell) {
    int scale = size.equals("A") ? 1 : 2;
    int embedding = 256 * scale;
    int hidden = 512 * scale;
    return new ModelConfig(
        new EncoderConfig(embedding, cell, hidden, 1, true),
        new DecoderConfig(embedding, cell, hidden, 1, false, "mean", hidden),
        new AttentionConfig("additive", 512),
        new DropoutConfig(0.2f, 0.2f, 0.2f));
  }

  /** The standard settings with a model of that size. */
  static RunConfig config(String size, String cell) {
    RunConfig standard = RunConfig.standard();
    return new RunConfig(standard.data(), of(size, cell), standard.training(), standard.search());
  }

  /** A sentence of about {@code length} words. */
  static int[] sentence(Random random, int length) {
    int words = Math.max(1, length - 1 + random.nextInt(3));
    return random.ints(words, FIRST_WORD, VOCABULARY).toArray();
  }

  /** A length as captions have: 13 words on average. */
  static int length(Random random) {
    return (int) Math.max(5, Math.min(30, Math.round(12.5 + 4 * random.nextGaussian())));
  }
}

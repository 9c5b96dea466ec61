package io.dragoman.bench;

import io.dragoman.config.RunConfig;
import io.dragoman.experiment.TrialRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sentences without meaning, as long as image captions are: 13 words on average. */
public final class GeneratedText {
  private static final int WORDS = 8_000;
  private static final int SHORTEST = 5;
  private static final int LONGEST = 30;

  private GeneratedText() {}

  /**
   * Lines of words that a whitespace tokenizer finds; lines of both sides that have the same number
   * are about equally long.
   *
   * @param count how many
   * @param side the first letter of its words, such as {@code s}
   * @param seed the same seed gives the same lengths
   */
  public static List<String> lines(int count, char side, long seed) {
    SplittableRandom lengths = new SplittableRandom(seed);
    SplittableRandom words = new SplittableRandom(seed * 31 + side);
    List<String> lines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length = length(lengths) + words.nextInt(-1, 2);
      StringBuilder line = new StringBuilder();
      for (int word = 0; word < length; word++) {
        line.append(word == 0 ? "" : " ").append(side).append(words.nextInt(WORDS));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /**
   * A model and pairs of generated sentences for it to learn.
   *
   * @param config the model and how to train it
   * @throws UncheckedIOException if the text finds no room in the folder for temporary files
   */
  public static TrialRun run(RunConfig config, int pairs) {
    RunConfig settings =
        config.with(
            "data.source-tokenizer=whitespace",
            "data.target-tokenizer=whitespace",
            "data.vocabulary-min-frequency=1");
    try {
      Path source = write("source", lines(pairs, 's', 1));
      Path target = write("target", lines(pairs, 't', 1));
      try {
        return TrialRun.prepare(source, target, settings);
      } finally {
        Files.delete(source);
        Files.delete(target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "bench: generated text cannot be written (" + e + "): set -Djava.io.tmpdir", e);
    }
  }

  private static Path write(String name, List<String> lines) throws IOException {
    return Files.write(Files.createTempFile("dragoman-bench-" + name, ".txt"), lines);
  }

  /** A sum of twelve even numbers is nearly normal: deviation 4, as captions have. */
  private static int length(SplittableRandom random) {
    double normal = -6;
    for (int i = 0; i < 12; i++) {
      normal += random.nextDouble();
    }
    return (int) Math.max(SHORTEST, Math.min(LONGEST, Math.round(13 + 4 * normal)));
  }
}

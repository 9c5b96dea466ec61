package io.dragoman.bench;

import io.dragoman.config.RunConfig;
import io.dragoman.experiment.TrialRun;
import io.dragoman.search.SearchOptions;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A short look at training and decoding on {@link GeneratedText}: seconds each.
 *
 * <p>A model that has learnt nothing hardly ever ends a sentence, so translations are as long as
 * they may be: as their sources. That is why decoding is measured before training.
 */
public final class ShortBench {
  /** Hypotheses kept per sentence. */
  public static final int BEAM = 5;

  /** Sentences translated together. */
  public static final int BATCH = 64;

  private static final int PAIRS = 4_000;
  private static final int SENTENCES = 256;
  private static final int WARM_UP = 5;
  private static final int UPDATES = 25;
  private static final double MAX_SECONDS = 12;

  private final TrialRun run;
  private final int threads;

  private ShortBench(TrialRun run, int threads) {
    this.run = run;
    this.threads = threads;
  }

  /**
   * Makes text and model.
   *
   * @param config the model and how to train it
   * @throws UncheckedIOException if the text finds no room in the folder for temporary files
   */
  public static ShortBench prepare(RunConfig config, int threads) {
    RunConfig settings =
        config.with(
            "data.source-tokenizer=whitespace",
            "data.target-tokenizer=whitespace",
            "data.vocabulary-min-frequency=1",
            "training.threads=" + threads,
            "training.max-updates=" + (WARM_UP + UPDATES));
    try {
      Path source = write("source", GeneratedText.lines(PAIRS, 's', 1));
      Path target = write("target", GeneratedText.lines(PAIRS, 't', 1));
      try {
        return new ShortBench(TrialRun.prepare(source, target, settings), threads);
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

  /** Translates with the model as it is, fresh if nothing was trained yet. */
  public DecodingSpeed decode() {
    SearchOptions search = SearchOptions.ofBeam(BEAM).withMaxLength(1.0, 1);
    TranslatorOptions options =
        TranslatorOptions.of(search).withBatchSize(BATCH).withThreads(threads);
    List<String> lines = GeneratedText.lines(SENTENCES, 's', 2);
    try (Translator translator = run.translator(options)) {
      return DecodingSpeed.measure(translator, lines, BATCH, threads, 2);
    }
  }

  /** Trains for a few updates. */
  public TrainingSpeed train() {
    return TrainingSpeed.measure(run, WARM_UP, MAX_SECONDS);
  }
}

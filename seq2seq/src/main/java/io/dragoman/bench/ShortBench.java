package io.dragoman.bench;

import io.dragoman.config.RunConfig;
import io.dragoman.experiment.TrialRun;
import io.dragoman.search.SearchOptions;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
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
   */
  public static ShortBench prepare(RunConfig config, int threads) {
    RunConfig settings =
        config.with("training.threads=" + threads, "training.max-updates=" + (WARM_UP + UPDATES));
    return new ShortBench(GeneratedText.run(settings, PAIRS), threads);
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

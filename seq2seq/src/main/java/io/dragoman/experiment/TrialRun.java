package io.dragoman.experiment;

import io.dragoman.config.RunConfig;
import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Batcher;
import io.dragoman.experiment.Corpora.TrainingCorpus;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.training.Learner;
import io.dragoman.training.LossInputs;
import io.dragoman.training.MemoryEstimate;
import io.dragoman.training.PhaseTimer;
import io.dragoman.training.Trainer;
import io.dragoman.training.TrainingListener;
import io.dragoman.training.TrainingState;
import io.dragoman.training.ValidationResult;
import io.dragoman.training.Workers;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Training for the sake of its speed: the updates of a {@link TrainingRun}, without validation and
 * without a model directory.
 */
public final class TrialRun {
  private static final int NEVER = 999_999_999;

  private final RunConfig config;
  private final Codecs codecs;
  private final TrainingCorpus corpus;
  private final EncoderDecoder model;
  private final LossInputs losses;
  private volatile boolean stopRequested;
  private volatile Trainer trainer;

  private TrialRun(
      RunConfig config,
      Codecs codecs,
      TrainingCorpus corpus,
      EncoderDecoder model,
      LossInputs losses) {
    this.config = config;
    this.codecs = codecs;
    this.corpus = corpus;
    this.model = model;
    this.losses = losses;
  }

  /**
   * Reads the text and creates the model. It will be trained for {@code training.max-updates}, in
   * as many epochs as that takes.
   *
   * @param source sentences to learn from, one a line
   * @param target their translations
   * @throws io.dragoman.data.DataException if a text has a fault
   */
  public static TrialRun prepare(Path source, Path target, RunConfig config) {
    TrainingFiles files = TrainingFiles.of(source, target, source, target);
    RunConfig endless =
        config.with(
            "training.max-epochs=" + NEVER,
            "training.validate-every=" + NEVER + "u",
            "training.checkpoint-every=" + NEVER + "u",
            "training.early-stopping-patience=0");
    Sides sides = Sides.learn(files, config);
    Codecs codecs = sides.codecs(config);
    RandomSubwords random = RandomSubwords.of(config.data(), sides);
    TrainingCorpus corpus = Corpora.readTraining(files, config, codecs, random, new ArrayList<>());
    EncoderDecoder model =
        EncoderDecoder.create(
            config.model(), codecs.inputs(sides.inputs()), config.training().seed());
    LossInputs losses = Losses.read(files, config, codecs, new ArrayList<>());
    return new TrialRun(endless, codecs, corpus, model, losses);
  }

  public EncoderDecoder model() {
    return model;
  }

  /** Source lines to ids. */
  public TextCodec source() {
    return codecs.source();
  }

  /** Target lines to ids and back. */
  public TextCodec target() {
    return codecs.target();
  }

  /** Workers that train. */
  public int threads() {
    int threads = config.training().threads();
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }

  /** Shards that are computed at the same time. */
  public int parallelShards() {
    return Math.min(threads(), config.training().shards());
  }

  /**
   * Trains until {@code training.max-updates} or {@link #requestStop} says to end.
   *
   * @throws io.dragoman.training.TrainingException if the loss or a gradient is not finite
   */
  public void run(List<TrainingListener> listeners, PhaseTimer timer) {
    TrainingConfig training = config.training();
    Kernels kernels = KernelsSelector.kernels();
    Vocabulary target = codecs.target().vocabulary();
    try (Workers workers = new Workers(threads())) {
      Learner learner = new Learner(model, training, losses, kernels, workers, timer);
      trainer =
          new Trainer(
              learner,
              training,
              new Batcher(
                  corpus.corpus(),
                  corpus.pairs(),
                  training,
                  target.bos(),
                  target.eos(),
                  MemoryEstimate.of(model, training, kernels)),
              () -> new ValidationResult(0, 0, 0),
              state -> {},
              listeners);
      if (stopRequested) {
        trainer.requestStop();
      }
      trainer.train(TrainingState.start(learner.schedule()));
    }
  }

  /** Ends training after the update at work; may be called from any thread. */
  public void requestStop() {
    stopRequested = true;
    Trainer current = trainer;
    if (current != null) {
      current.requestStop();
    }
  }

  /** Translates with the model as it is; close it to end its threads. */
  public Translator translator(TranslatorOptions options) {
    return Translator.of(
        model, codecs.sources(), codecs.target(), options, Optional.empty(), Optional.empty());
  }
}

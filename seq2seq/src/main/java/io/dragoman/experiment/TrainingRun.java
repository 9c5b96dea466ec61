package io.dragoman.experiment;

import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.checkpoint.CheckpointStore;
import io.dragoman.checkpoint.Provenance;
import io.dragoman.checkpoint.Provenance.Corpus;
import io.dragoman.config.DataConfig;
import io.dragoman.config.RunConfig;
import io.dragoman.config.TrainingConfig;
import io.dragoman.data.Batcher;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.embeddings.WordVectors;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.tokenizers.subword.SubwordModel;
import io.dragoman.tokenizers.subword.SubwordSpec;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyFormat;
import io.dragoman.training.Learner;
import io.dragoman.training.MemoryEstimate;
import io.dragoman.training.PhaseTimer;
import io.dragoman.training.Trainer;
import io.dragoman.training.TrainingListener;
import io.dragoman.training.TrainingState;
import io.dragoman.training.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Training of one model directory: a new run or, if the directory holds checkpoints, the rest of an
 * earlier one, bit for bit as if it had never stopped, provided that the same {@link
 * KernelsSelector#description kernels} compute it; others differ by rounding.
 */
public final class TrainingRun implements AutoCloseable {
  /** Settings that may change between the parts of a run. */
  private static final Set<String> FREE =
      Set.of(
          "training.max-epochs",
          "training.max-updates",
          "training.max-duration",
          "training.threads",
          "training.early-stopping-patience",
          "training.checkpoint-every",
          "training.keep-checkpoints",
          "training.keep-best",
          "search.beam",
          "search.batch-size");

  /** Settings of which 0 leaves it to the program what a new run has. */
  private static final Set<String> AUTOMATIC =
      Set.of(
          "data.source-vocabulary-size",
          "data.target-vocabulary-size",
          "data.vocabulary-min-frequency");

  private final CheckpointStore store;
  private final Optional<Checkpoint> resumed;
  private final Checkpoint.Fixed fixed;
  private final Corpora corpora;
  private final EncoderDecoder model;
  private final List<WordVectors> vectors;
  private final Kernels kernels;
  private volatile Trainer trainer;
  private volatile boolean stopRequested;

  private TrainingRun(
      CheckpointStore store,
      Optional<Checkpoint> resumed,
      Checkpoint.Fixed fixed,
      Corpora corpora,
      EncoderDecoder model,
      List<WordVectors> vectors,
      Kernels kernels) {
    this.store = store;
    this.resumed = resumed;
    this.fixed = fixed;
    this.corpora = corpora;
    this.model = model;
    this.vectors = vectors;
    this.kernels = kernels;
  }

  /**
   * Reads all texts and prepares the model.
   *
   * @param directory the model directory; created if needed
   * @param command how the run was started, for the record
   * @throws CheckpointException if the directory cannot be used, or holds a run of other settings
   *     or texts
   * @throws io.dragoman.data.DataException if a text has a fault
   */
  public static TrainingRun prepare(
      TrainingFiles files, Path directory, RunConfig config, String command) {
    CheckpointStore store =
        CheckpointStore.open(
            directory, config.training().keepCheckpoints(), config.training().keepBest());
    try {
      return prepare(files, store, config, command);
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  private static TrainingRun prepare(
      TrainingFiles files, CheckpointStore store, RunConfig config, String command) {
    Kernels kernels = KernelsSelector.kernels();
    Optional<Checkpoint> resumed = store.newest();
    resumed.ifPresent(TrainingRun::requireFloats);
    resumed.ifPresent(each -> requireSameSettings(each, config));
    files.requireSources(config.model().encoder().sources());
    Sides sides =
        resumed
            .map(each -> sidesOf(each, files, config.data()))
            .orElseGet(() -> Sides.learn(files, config));
    Corpora corpora = Corpora.read(files, config, sides);
    resumed.ifPresent(each -> requireSameTexts(each, corpora.provenance()));
    EncoderDecoder model =
        EncoderDecoder.create(
            config.model(), corpora.codecs().inputs(sides.inputs()), config.training().seed());
    List<WordVectors> vectors =
        resumed.isPresent()
            ? List.of()
            : PretrainedEmbeddings.load(config.data().embeddings(), model, corpora);
    Provenance provenance =
        resumed
            .map(Checkpoint::provenance)
            .orElseGet(
                () ->
                    ThisProgram.provenance(
                        command, config.training().seed(), corpora.provenance()));
    Checkpoint.Fixed fixed =
        new Checkpoint.Fixed(config, sides.source(), sides.target(), sides.inputs(), provenance);
    return new TrainingRun(store, resumed, fixed, corpora, model, vectors, kernels);
  }

  private static void requireFloats(Checkpoint checkpoint) {
    if (checkpoint.isQuantized()) {
      throw new CheckpointException(
          checkpoint.directory().getParent()
              + ": holds a quantized model, which cannot be trained: train the model that it was"
              + " made from");
    }
  }

  private static void requireSameSettings(Checkpoint checkpoint, RunConfig config) {
    Map<String, String> before = checkpoint.config().settings();
    List<String> differences = new ArrayList<>();
    config
        .settings()
        .forEach(
            (key, value) -> {
              boolean free = FREE.contains(key) || (AUTOMATIC.contains(key) && value.equals("0"));
              if (!free && !value.equals(before.get(key))) {
                differences.add(key + " is " + value + " but was " + before.get(key));
              }
            });
    if (!differences.isEmpty()) {
      throw new CheckpointException(
          checkpoint.directory().getParent()
              + ": holds a run with other settings: "
              + String.join("; ", differences)
              + ": use the same or another --model");
    }
  }

  private static void requireSameTexts(Checkpoint checkpoint, List<Corpus> now) {
    List<String> before = checkpoint.provenance().corpora().stream().map(Corpus::sha256).toList();
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (i >= before.size() || !before.get(i).equals(now.get(i).sha256())) {
        differences.add(now.get(i).role() + " " + now.get(i).file());
      }
    }
    if (!differences.isEmpty()) {
      throw new CheckpointException(
          checkpoint.directory().getParent()
              + ": holds a run with other texts than "
              + String.join(", ", differences)
              + ": use the same or another --model");
    }
  }

  /** Subwords and vocabularies of the earlier run, which those given now must equal. */
  private static Sides sidesOf(Checkpoint checkpoint, TrainingFiles files, DataConfig config) {
    Sides sides = new Sides(checkpoint.source(), checkpoint.target(), checkpoint.inputs());
    requireSame(checkpoint, sides.source().vocabulary(), files.sourceVocabulary());
    requireSame(checkpoint, sides.target().vocabulary(), files.targetVocabulary());
    requireSame(checkpoint, sides.source().subwords(), config.sourceSubwords());
    requireSame(checkpoint, sides.target().subwords(), config.targetSubwords());
    return sides;
  }

  private static void requireSame(Checkpoint checkpoint, SubwordModel subwords, String setting) {
    SubwordSpec spec = SubwordSpec.parse(setting);
    boolean given = !spec.file().isEmpty();
    if (given
        && !SubwordModel.read(spec.type(), Path.of(spec.file())).hash().equals(subwords.hash())) {
      throw new CheckpointException(
          checkpoint.directory().getParent()
              + ": holds a run with other subwords than "
              + spec.file()
              + ": use the same or another --model");
    }
  }

  private static void requireSame(
      Checkpoint checkpoint, Vocabulary vocabulary, Optional<Path> given) {
    if (given.isPresent() && !VocabularyFormat.read(given.get()).equals(vocabulary)) {
      throw new CheckpointException(
          checkpoint.directory().getParent()
              + ": holds a run with another vocabulary than "
              + given.get()
              + ": use the same or another --model");
    }
  }

  /** The update from which an earlier run goes on; empty for a new run. */
  public Optional<Long> resumedUpdate() {
    return resumed.map(each -> each.state().update());
  }

  public EncoderDecoder model() {
    return model;
  }

  /** What a new run found in files of word vectors. */
  public List<WordVectors> wordVectors() {
    return vectors;
  }

  /** The pairs to learn from, without anything random. */
  public EncodedCorpus trainCorpus() {
    return corpora.train().epoch(0);
  }

  /** The number of pairs to validate with. */
  public int validationPairs() {
    return corpora.validation().sources().size();
  }

  /** The number of source and target tokens known. */
  public int[] vocabularySizes() {
    return new int[] {corpora.sourceVocabulary().size(), corpora.targetVocabulary().size()};
  }

  /**
   * Trains until the configuration or {@link #requestStop} says to end; the state is on disk then.
   *
   * @throws io.dragoman.training.TrainingException if the loss or a gradient is not finite
   * @throws IllegalStateException if called again; prepare another to go on
   */
  public TrainingState run(List<TrainingListener> listeners) {
    return run(listeners, PhaseTimer.idle());
  }

  /** The same, with a timer that is told about the phases of training. */
  public TrainingState run(List<TrainingListener> listeners, PhaseTimer timer) {
    if (trainer != null) {
      throw new IllegalStateException("training run: has run: prepare another to go on");
    }
    TrainingConfig config = fixed.config().training();
    int threads =
        config.threads() > 0 ? config.threads() : Runtime.getRuntime().availableProcessors();
    try (Workers workers = new Workers(threads)) {
      Learner learner = new Learner(model, config, corpora.losses(), kernels, workers, timer);
      resumed.ifPresent(each -> each.loadLearner(learner));
      TrainingState start =
          resumed.map(Checkpoint::state).orElseGet(() -> TrainingState.start(learner.schedule()));
      trainer =
          new Trainer(
              learner,
              config,
              new Batcher(
                  corpora.train(),
                  config,
                  corpora.targetVocabulary().bos(),
                  corpora.targetVocabulary().eos(),
                  MemoryEstimate.of(model, config, kernels)),
              new ModelValidator(model, kernels, workers, fixed.config(), corpora),
              state -> store.save(fixed, state, learner),
              listeners);
      if (stopRequested) {
        trainer.requestStop();
      }
      return trainer.train(start);
    }
  }

  /** Ends training after the update at work, with a checkpoint; may be called from any thread. */
  public void requestStop() {
    stopRequested = true;
    Trainer current = trainer;
    if (current != null) {
      current.requestStop();
    }
  }

  /** Lets other processes train in the directory. */
  @Override
  public void close() {
    store.close();
  }
}

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
import io.dragoman.data.CorpusMix;
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
import java.util.LinkedHashMap;
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

  /**
   * A corpus to learn from.
   *
   * @param name of its files
   * @param pairs that it has
   * @param drawn pairs of it in an epoch
   */
  public record CorpusShare(String name, int pairs, int drawn) {}

  private final CheckpointStore store;
  private final Optional<Checkpoint> resumed;
  private final Optional<ParentModel> parent;
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
      Optional<ParentModel> parent,
      Checkpoint.Fixed fixed,
      Corpora corpora,
      EncoderDecoder model,
      List<WordVectors> vectors,
      Kernels kernels) {
    this.store = store;
    this.resumed = resumed;
    this.parent = parent;
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
    return prepare(files, directory, config, command, Optional.empty());
  }

  /**
   * The same, from the weights of another model.
   *
   * @param from the model directory, or one of its checkpoints, that a new run starts from; a run
   *     that goes on does not read it
   * @throws io.dragoman.config.ConfigException if the settings contradict that model
   */
  public static TrainingRun prepare(
      TrainingFiles files, Path directory, RunConfig config, String command, Optional<Path> from) {
    return prepare(files, directory, config, command, from, Optional.empty());
  }

  /**
   * The same with a language model in the decoder.
   *
   * @param fusion the language model, whose {@link DeepFusion#settings} the configuration has; a
   *     new run that starts from another model gives at first what that one gives
   * @throws io.dragoman.config.ConfigException if the settings contradict it
   */
  public static TrainingRun prepare(
      TrainingFiles files,
      Path directory,
      RunConfig config,
      String command,
      Optional<Path> from,
      Optional<DeepFusion> fusion) {
    CheckpointStore store =
        CheckpointStore.open(
            directory, config.training().keepCheckpoints(), config.training().keepBest());
    try {
      return prepare(files, store, config, command, from, fusion);
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  private static TrainingRun prepare(
      TrainingFiles files,
      CheckpointStore store,
      RunConfig config,
      String command,
      Optional<Path> from,
      Optional<DeepFusion> fusion) {
    Kernels kernels = KernelsSelector.kernels();
    Optional<Checkpoint> resumed = store.newest();
    resumed.ifPresent(TrainingRun::requireFloats);
    from.ifPresent(each -> ParentModel.requireAlone(each, files, config));
    resumed.ifPresent(run -> from.ifPresent(each -> ParentModel.requireParent(run, each)));
    resumed.ifPresent(each -> requireSameSettings(each, config));
    Optional<ParentModel> parent =
        resumed.isPresent() ? Optional.empty() : from.map(ParentModel::open);
    parent.ifPresent(each -> each.requireFits(config));
    DeepFusion.check(fusion, config, parent, resumed.isPresent());
    files.requireSources(config.model().encoder().sources());
    Sides sides =
        resumed
            .map(each -> sidesOf(each, files, config.data()))
            .or(() -> parent.map(each -> each.sides(files, config)))
            .orElseGet(() -> Sides.learn(files, config));
    DeepFusion.requireKnownWords(config, parent, sides.target().vocabulary().size());
    Corpora corpora = Corpora.read(files, config, sides);
    Optional<Checkpoint> continued = resumed.filter(each -> !each.isImported());
    continued.ifPresent(each -> requireSameTexts(each, corpora.provenance()));
    EncoderDecoder model =
        EncoderDecoder.create(
            config.model(), corpora.codecs().inputs(sides.inputs()), config.training().seed());
    parent.ifPresent(each -> each.copyInto(model));
    fusion.ifPresent(each -> fuse(each, model, corpora, store, resumed, parent));
    List<WordVectors> vectors =
        resumed.isPresent()
            ? List.of()
            : PretrainedEmbeddings.load(config.data().embeddings(), model, corpora);
    Provenance provenance =
        continued
            .map(Checkpoint::provenance)
            .orElseGet(
                () ->
                    ThisProgram.provenance(
                        command,
                        config.training().seed(),
                        corpora.provenance(),
                        parent.map(ParentModel::provenance).stream().toList()));
    Checkpoint.Fixed fixed =
        new Checkpoint.Fixed(config, sides.source(), sides.target(), sides.inputs(), provenance);
    return new TrainingRun(store, resumed, parent, fixed, corpora, model, vectors, kernels);
  }

  private static void fuse(
      DeepFusion fusion,
      EncoderDecoder model,
      Corpora corpora,
      CheckpointStore store,
      Optional<Checkpoint> resumed,
      Optional<ParentModel> parent) {
    fusion.copyInto(model, corpora.codecs().target(), store.directory());
    if (parent.isPresent()) {
      DeepFusion.silence(model.parameters());
    }
    if (resumed.isPresent()) {
      EncoderDecoder own = TranslationModel.load(resumed.get().directory()).model();
      fusion.requireSame(model, resumed.get(), own.parameters());
    }
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
              boolean model = key.startsWith("model.") && !key.startsWith("model.dropout.");
              boolean text = key.startsWith("data.") && !key.equals("data.max-length");
              boolean imported = checkpoint.isImported() && !model && !text;
              boolean free =
                  imported || FREE.contains(key) || (AUTOMATIC.contains(key) && value.equals("0"));
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
    Map<String, Corpus> left = new LinkedHashMap<>();
    checkpoint.provenance().corpora().forEach(each -> left.put(each.role(), each));
    List<String> differences = new ArrayList<>();
    for (Corpus each : now) {
      Corpus before = left.remove(each.role());
      if (before == null || !before.sha256().equals(each.sha256())) {
        differences.add(each.role() + " " + each.file());
      }
    }
    left.values()
        .forEach(each -> differences.add("no " + each.role() + " where " + each.file() + " was"));
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
    if (checkpoint.provenance().parents().isEmpty()) { // else they are the parent's
      requireSame(checkpoint, sides.source().subwords(), config.sourceSubwords());
      requireSame(checkpoint, sides.target().subwords(), config.targetSubwords());
    }
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

  /** The model that a new run starts from, if any. */
  public Optional<ParentModel> parent() {
    return parent;
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
    return corpora.train().corpus().epoch(0);
  }

  /** The corpora that these are from. */
  public List<CorpusShare> corpora() {
    List<CorpusShare> shares = new ArrayList<>();
    List<String> names = corpora.train().names();
    for (int i = 0; i < names.size(); i++) {
      CorpusMix mix = corpora.train().mix();
      shares.add(new CorpusShare(names.get(i), mix.pairs(i), mix.drawn(i)));
    }
    return shares;
  }

  /** The first of the sentences to validate with, to see where the model looks. */
  public AttentionExamples attentionExamples(int count) {
    return new AttentionExamples(
        model, kernels, corpora.codecs(), corpora.validation().sources(), count);
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
          resumed
              .filter(each -> !each.isImported())
              .map(Checkpoint::state)
              .orElseGet(() -> TrainingState.start(learner.schedule()));
      trainer =
          new Trainer(
              learner,
              config,
              new Batcher(
                  corpora.train().corpus(),
                  corpora.train().pairs(),
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

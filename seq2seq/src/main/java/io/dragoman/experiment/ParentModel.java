package io.dragoman.experiment;

import io.dragoman.autograd.Parameter;
import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.Checkpoint.FurtherInputs;
import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.checkpoint.CheckpointStore;
import io.dragoman.checkpoint.Provenance.Parent;
import io.dragoman.config.ConfigException;
import io.dragoman.config.CorpusWeights;
import io.dragoman.config.EmbeddingFiles;
import io.dragoman.config.RunConfig;
import io.dragoman.config.TagConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.FusionConfig;
import io.dragoman.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model that training of another one starts from (fine-tuning).
 *
 * @param directory its path as given
 * @param checkpoint what it translates with
 */
public record ParentModel(Path directory, Checkpoint checkpoint) {
  /** Settings besides the model's that decide what text becomes. */
  private static final Set<String> TEXT =
      Set.of(
          "data.source-tokenizer",
          "data.target-tokenizer",
          "data.source-normalization",
          "data.target-normalization",
          "data.source-subwords",
          "data.target-subwords",
          "data.joint-subwords",
          "data.case");

  /**
   * Opens the best checkpoint of a model directory, or the one checkpoint that is given.
   *
   * @throws CheckpointException if files are missing or damaged, or the model is quantized
   */
  static ParentModel open(Path directory) {
    Checkpoint checkpoint = CheckpointStore.toTranslate(directory);
    if (checkpoint.isQuantized()) {
      throw new CheckpointException(
          directory
              + ": holds a quantized model, which cannot be trained: start from the model that it"
              + " was made from");
    }
    return new ParentModel(directory, checkpoint);
  }

  /**
   * The configuration that settings for training from a model are applied to: that of the model
   * without its word vectors, the weights of its corpora and their tags (which stay known) or, if
   * training goes on, that of the run itself.
   *
   * @param parent the model to start from; not read if training goes on
   * @param directory of the model that is trained
   * @throws CheckpointException if files are missing or damaged, or the model is quantized
   */
  public static RunConfig base(Path parent, Path directory) {
    return CheckpointStore.newest(directory)
        .map(Checkpoint::config)
        .orElseGet(() -> open(parent).settings());
  }

  private RunConfig settings() {
    RunConfig own = checkpoint.config();
    Set<String> tags = own.data().tags().all().all();
    return own.with(
        "data.corpus-weights=" + CorpusWeights.NONE,
        "data.tags.known=" + (tags.isEmpty() ? TagConfig.NONE : String.join(",", tags)),
        "data.tags.corpora=" + TagConfig.NONE,
        "data.tags.validation=" + TagConfig.NONE,
        "data.embeddings.source=" + EmbeddingFiles.NONE,
        "data.embeddings.target=" + EmbeddingFiles.NONE);
  }

  /**
   * Sees to it that settings do not contradict the model.
   *
   * @throws ConfigException if they do
   */
  void requireFits(RunConfig config) {
    Map<String, String> own = checkpoint.config().settings();
    List<String> differences = new ArrayList<>();
    config
        .settings()
        .forEach(
            (key, value) -> {
              boolean free =
                  key.startsWith("model.dropout.")
                      || (key.startsWith("model.decoder.fusion.") && fusion().isOff());
              boolean fixed = key.startsWith("model.") || TEXT.contains(key);
              if (fixed && !free && !value.equals(own.get(key))) {
                differences.add(key + " is " + value + " but there " + own.get(key));
              }
            });
    if (!differences.isEmpty()) {
      throw new ConfigException(
          "--from "
              + directory
              + ": that model has other settings: "
              + String.join("; ", differences)
              + ": leave them out");
    }
  }

  /**
   * Sees to it that nothing is given besides that a new model would start from.
   *
   * @throws ConfigException if something is
   */
  static void requireAlone(Path parent, TrainingFiles files, RunConfig config) {
    files.sourceVocabulary().ifPresent(file -> refuse(parent, "--source-vocabulary " + file));
    files.targetVocabulary().ifPresent(file -> refuse(parent, "--target-vocabulary " + file));
    EmbeddingFiles vectors = config.data().embeddings();
    if (!vectors.source().equals(EmbeddingFiles.NONE)) {
      refuse(parent, "data.embeddings.source=" + vectors.source());
    }
    if (!vectors.target().equals(EmbeddingFiles.NONE)) {
      refuse(parent, "data.embeddings.target=" + vectors.target());
    }
  }

  private static void refuse(Path parent, String given) {
    throw new ConfigException(
        given + ": vocabularies and word vectors come from --from " + parent + ": leave it out");
  }

  /**
   * Sees to it that a run that goes on started from the model that is named now, without reading
   * it.
   *
   * @throws CheckpointException if it did not
   */
  static void requireParent(Checkpoint resumed, Path parent) {
    Optional<Parent> known = resumed.provenance().parents().stream().findFirst();
    if (known.isEmpty() || !known.get().directory().equals(parent.toString())) {
      throw new CheckpointException(
          resumed.directory().getParent()
              + ": holds a run that started from "
              + known.map(Parent::directory).orElse("no other model")
              + ", not from "
              + parent
              + ": use the same or another --model");
    }
  }

  /** What turns text into ids, with words that this model lacks at the ends of vocabularies. */
  Sides sides(TrainingFiles files, RunConfig config) {
    return Sides.grown(checkpoint, files, config);
  }

  /** The number of source and target tokens that it knows. */
  public int[] vocabularySizes() {
    return new int[] {checkpoint.sourceVocabulary().size(), checkpoint.targetVocabulary().size()};
  }

  /** The language model in its decoder. */
  FusionConfig fusion() {
    return checkpoint.config().model().decoder().fusion();
  }

  /**
   * Copies all weights into a model of the same architecture; rows and columns of words that only
   * that one knows stay as they are, and so does a language model that only that one has.
   */
  void copyInto(EncoderDecoder child) {
    FurtherInputs inputs = checkpoint.inputs();
    Codecs codecs =
        Codecs.of(checkpoint.config(), checkpoint.source(), checkpoint.target(), inputs);
    EncoderDecoder own = EncoderDecoder.ofZeros(checkpoint.config().model(), codecs.inputs(inputs));
    checkpoint.loadModel(own.parameters());
    for (Parameter known : own.parameters().all()) {
      Parameter each = child.parameters().get(known.name());
      Tensor from = known.value();
      Tensor to = each.value();
      for (int row = 0; row < from.rows(); row++) {
        System.arraycopy(
            from.data(), from.rowOffset(row), to.data(), to.rowOffset(row), from.columns());
      }
      each.changed();
    }
  }

  /** What the record of the other model says about this one. */
  Parent provenance() {
    return new Parent(directory.toString(), checkpoint.state().update(), checkpoint.modelHash());
  }
}

package io.dragoman.experiment;

import io.dragoman.autograd.Parameter;
import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.FusionConfig;
import io.dragoman.nn.ParameterStore;
import io.dragoman.sequence.LanguageModel;
import io.dragoman.tensor.Tensor;
import io.dragoman.tokenizers.TextCodec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A language model, trained before, that the decoder of a model in training takes in: deep fusion
 * (Gulcehre et al. 2015). Its word vectors and layers become parameters {@code decoder.fusion} of
 * that model, which stay as they are; its output layer is left out.
 *
 * @param directory its path as given
 * @param language the language model
 */
public record DeepFusion(Path directory, LanguageModel language) {
  private static final String PATH = "decoder.fusion.";
  private static final String WORDS = "embedding.weight";
  private static final String OUTPUT = "output.";

  /**
   * Reads a language model.
   *
   * @throws io.dragoman.io.ParameterFileException if there are no weights, or damaged ones
   * @throws IllegalArgumentException if the folder holds no language model
   */
  public static DeepFusion open(Path directory) {
    return new DeepFusion(directory, LanguageModel.load(directory));
  }

  /** The settings of a model that takes it in. */
  public List<String> settings() {
    FusionConfig shape = shape();
    return List.of(
        "model.decoder.fusion.layers=" + shape.layers(),
        "model.decoder.fusion.cell=" + shape.cell(),
        "model.decoder.fusion.embedding=" + shape.embedding(),
        "model.decoder.fusion.hidden=" + shape.hidden());
  }

  private FusionConfig shape() {
    EncoderConfig layers = language.network().config().layers();
    return new FusionConfig(layers.layers(), layers.cell(), layers.embedding(), layers.hidden());
  }

  /**
   * Sees to it that settings agree with what a run is given.
   *
   * @param fusion the language model, if one is given
   * @param parent the model that a new run starts from, if any
   * @param resumed whether the run goes on, so that its weights are known
   * @throws ConfigException if they do not
   */
  static void check(
      Optional<DeepFusion> fusion,
      RunConfig config,
      Optional<ParentModel> parent,
      boolean resumed) {
    FusionConfig wanted = config.model().decoder().fusion();
    boolean inherited = parent.isPresent() && !parent.get().fusion().isOff();
    if (fusion.isEmpty()) {
      if (!wanted.isOff() && !resumed && !inherited) {
        throw new ConfigException(
            "'model.decoder.fusion.layers' is "
                + wanted.layers()
                + " but no language model is given: name one with --deep-fusion, which sets these"
                + " keys, or set it to 0");
      }
      return;
    }
    Path directory = fusion.get().directory();
    if (inherited) {
      throw new ConfigException(
          "--deep-fusion "
              + directory
              + ": --from "
              + parent.get().directory()
              + " has a language model in its decoder already: leave it out");
    }
    if (!wanted.equals(fusion.get().shape())) {
      throw new ConfigException(
          "--deep-fusion "
              + directory
              + ": 'model.decoder.fusion' is not its shape, "
              + String.join(" ", fusion.get().settings())
              + ": leave these keys out");
    }
  }

  /**
   * Sees to it that a model with a language model gets no words that the latter lacks.
   *
   * @throws ConfigException if it does
   */
  static void requireKnownWords(RunConfig config, Optional<ParentModel> parent, int targetWords) {
    if (parent.isEmpty() || config.model().decoder().fusion().isOff()) {
      return;
    }
    int added = targetWords - parent.get().vocabularySizes()[1];
    if (added > 0) {
      throw new ConfigException(
          "'model.decoder.fusion.layers' is %d but --from %s and the language model lack target words of the training text (%,d): set data.grow-vocabulary to false"
              .formatted(
                  config.model().decoder().fusion().layers(), parent.get().directory(), added));
    }
  }

  /**
   * Copies word vectors and layers into a model.
   *
   * @param target of the model's translations
   * @param directory where the model will be
   * @throws CheckpointException if the language model has other tokens, or translations are written
   *     from right to left
   */
  void copyInto(EncoderDecoder model, TextCodec target, Path directory) {
    int[] ids = LanguageModelWords.ids(this.directory, language, target, directory);
    for (Parameter each : language.network().parameters().all()) {
      if (!each.name().startsWith(OUTPUT)) {
        Parameter own = model.parameters().get(PATH + each.name());
        copy(each.name().equals(WORDS), ids, each.value(), own.value());
        own.changed();
      }
    }
  }

  private static void copy(boolean words, int[] ids, Tensor from, Tensor to) {
    for (int row = 0; row < to.rows(); row++) {
      int own = words ? ids[row] : row;
      to.slice(row, row + 1).copyFrom(from.slice(own, own + 1));
    }
  }

  /** Makes a model that started from another give at first what that one gives, bit for bit. */
  static void silence(ParameterStore parameters) {
    Parameter weight = parameters.get(PATH + "readout.weight");
    weight.value().fill(0f);
    weight.changed();
  }

  /**
   * Sees to it that a run that goes on has this language model and no other.
   *
   * @param fused a model that this one was copied into
   * @param own the weights of the run
   * @throws CheckpointException if it has another
   */
  void requireSame(EncoderDecoder fused, Checkpoint resumed, ParameterStore own) {
    for (Parameter each : fused.parameters().all()) {
      boolean copied = each.isFrozen() && each.name().startsWith(PATH);
      float[] there = own.get(each.name()).value().toArray();
      if (copied && !Arrays.equals(each.value().toArray(), there)) {
        throw new CheckpointException(
            resumed.directory().getParent()
                + ": holds a run with another language model than "
                + directory
                + ": use the same or another --model");
      }
    }
  }
}

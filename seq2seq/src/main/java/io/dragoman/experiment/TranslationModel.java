package io.dragoman.experiment;

import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.CheckpointStore;
import io.dragoman.config.RunConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.search.SpecialIds;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.nio.file.Path;

/**
 * A trained model with all it needs to turn lines into lines.
 *
 * @param checkpoint where it was read from
 * @param config of its training
 * @param model the network
 * @param source source lines to ids
 * @param target ids to target lines
 */
public record TranslationModel(
    Checkpoint checkpoint,
    RunConfig config,
    EncoderDecoder model,
    TextCodec source,
    TextCodec target) {

  /**
   * Reads the best model of a model directory, or the one checkpoint that is given.
   *
   * @throws io.dragoman.checkpoint.CheckpointException if files are missing, damaged or do not
   *     belong together
   * @throws io.dragoman.io.ParameterFileException if the parameters are damaged or of another model
   */
  public static TranslationModel load(Path directory) {
    Checkpoint checkpoint = CheckpointStore.toTranslate(directory);
    RunConfig config = checkpoint.config();
    Codecs codecs = Codecs.of(config.data(), checkpoint.source(), checkpoint.target());
    EncoderDecoder model =
        EncoderDecoder.create(
            config.model(),
            codecs.source().vocabulary().size(),
            codecs.target().vocabulary().size(),
            config.training().seed());
    checkpoint.loadModel(model.parameters());
    return new TranslationModel(checkpoint, config, model, codecs.source(), codecs.target());
  }

  /** Translates with this model; close it to end its threads. */
  public Translator translator(TranslatorOptions options) {
    return Translator.of(model, source, target, options);
  }

  /** The target's special tokens. */
  public SpecialIds targetSpecials() {
    return new Codecs(source, target).targetSpecials();
  }
}

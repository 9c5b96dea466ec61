package io.dragoman.marian;

import io.dragoman.autograd.Parameter;
import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.Checkpoint.Side;
import io.dragoman.checkpoint.ImportedCheckpoint;
import io.dragoman.checkpoint.Provenance;
import io.dragoman.config.RunConfig;
import io.dragoman.config.SearchConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ModelInputs;
import io.dragoman.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a model directory of a model of Marian, Amun or Nematus.
 *
 * @param model the {@code .npz} file
 * @param json Nematus' description of it; if empty, one beside the model
 * @param sourceVocabulary YAML, JSON, one token a line, or {@code .spm}
 * @param targetVocabulary the same for the target
 * @param decoder settings of the search; if empty, the file {@code MODEL.decoder.yml}, or else
 *     Marian's defaults
 */
public record MarianImport(
    Path model,
    Optional<Path> json,
    Path sourceVocabulary,
    Path targetVocabulary,
    Optional<Path> decoder) {
  /** The score of a word that Marian does not have: it takes no probability from the others. */
  static final float NEVER = -100f;

  /**
   * Writes the directory.
   *
   * @param directory a place where nothing is, or an empty folder
   * @param provenance told of the model
   * @throws MarianException if the model, its vocabularies or the settings cannot be used
   * @throws io.dragoman.io.ParameterFileException if the model is damaged
   * @throws io.dragoman.checkpoint.CheckpointException if the directory cannot be written
   */
  public Checkpoint write(Path directory, Provenance provenance) {
    ImportedCheckpoint.requireEmpty(directory);
    try (MarianModel marian = MarianModel.open(model, json)) {
      MarianOptions options = marian.options();
      Side source = MarianVocabulary.read(sourceVocabulary, options.sourceWords());
      Side target = MarianVocabulary.read(targetVocabulary, options.targetWords());
      RunConfig config = config(options);
      EncoderDecoder network =
          EncoderDecoder.ofZeros(
              config.model(),
              ModelInputs.of(source.vocabulary().size(), target.vocabulary().size()));
      fill(marian, network);
      return ImportedCheckpoint.write(
          new Checkpoint.Fixed(config, source, target, provenance),
          network.parameters(),
          directory);
    }
  }

  private RunConfig config(MarianOptions options) {
    RunConfig base =
        RunConfig.standard()
            .with(
                "data.source-tokenizer=whitespace",
                "data.target-tokenizer=whitespace",
                "data.source-subwords=" + subwords(sourceVocabulary),
                "data.target-subwords=" + subwords(targetVocabulary));
    SearchConfig search = MarianSearch.read(settings(), base.search().batchSize());
    return new RunConfig(base.data(), MarianLayout.config(options), base.training(), search);
  }

  private Optional<Path> settings() {
    Path beside = model.resolveSibling(model.getFileName() + ".decoder.yml");
    return decoder.isPresent() || !Files.isRegularFile(beside) ? decoder : Optional.of(beside);
  }

  /**
   * If the settings of the search are those of several models: the options by which {@code
   * translate} ranks with all of them, imported each, as Marian does.
   *
   * @throws MarianException if the settings cannot be used
   */
  public Optional<String> ensembleOptions() {
    return settings().flatMap(MarianSearch::ensemble);
  }

  private static String subwords(Path vocabulary) {
    return MarianVocabulary.isSentencePiece(vocabulary) ? "sentencepiece:" + vocabulary : "none";
  }

  private void fill(MarianModel marian, EncoderDecoder network) {
    Map<String, Long> sizes = marian.sizes();
    Map<String, Tensor> values = new LinkedHashMap<>();
    for (Parameter each : network.parameters().all()) {
      Tensor value = each.value();
      long given = sizes.getOrDefault(each.name(), 0L);
      if (given < value.size()) {
        boolean words = given > 0 && each.name().matches("(en|de)coder[.](embedding|output)[.].*");
        if (!words) {
          throw new IllegalStateException(model + ": nothing gives " + each.name());
        }
        value.fill(each.name().equals("decoder.output.bias") ? NEVER : 0f);
      }
      values.put(each.name(), value);
    }
    marian.readInto(values);
    network.parameters().all().forEach(Parameter::changed);
  }
}

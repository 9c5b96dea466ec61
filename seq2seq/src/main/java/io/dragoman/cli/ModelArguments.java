package io.dragoman.cli;

import io.dragoman.experiment.ModelEnsemble;
import io.dragoman.search.EnsembleMean;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The models that translate or score together. */
final class ModelArguments {
  private static final double LANGUAGE_MODEL_WEIGHT = 0.2;

  @Option(
      names = "--model",
      required = true,
      split = ",",
      paramLabel = "DIR",
      description = {
        "Folder of the model, or of one of its checkpoints; several, with commas between them or"
            + " the option repeated, work as an ensemble.",
        "They need the same vocabularies; the first decides about text and defaults."
      })
  private List<Path> models;

  @Option(
      names = "--ensemble",
      paramLabel = "MEAN",
      defaultValue = "probability",
      description =
          "What an ensemble takes the mean of, one of ${COMPLETION-CANDIDATES}; default"
              + " ${DEFAULT-VALUE}.")
  private EnsembleMean mean;

  @Option(
      names = "--weights",
      split = ",",
      paramLabel = "W",
      description = "Weights of the models, in their order; equal unless given.")
  private List<Double> weights = List.of();

  @Option(
      names = "--language-model",
      paramLabel = "DIR",
      description =
          "Add W times log p of a language model of the target vocabulary (shallow fusion);"
              + " \"dragoman language-model --model-vocabulary\" trains one.")
  private Optional<Path> languageModel;

  @Option(
      names = "--lm-weight",
      paramLabel = "W",
      description = "Its weight, from 0 up; default " + LANGUAGE_MODEL_WEIGHT + ".")
  private Optional<Double> languageModelWeight;

  /** The model that decides about text and defaults. */
  Path first() {
    return models.get(0);
  }

  /** Reads the models. */
  ModelEnsemble load(CommandSpec spec) {
    if (!weights.isEmpty() && weights.size() != models.size()) {
      throw new ParameterException(
          spec.commandLine(),
          "--weights has %d numbers for %d models: give one for each"
              .formatted(weights.size(), models.size()));
    }
    for (double weight : weights) {
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new ParameterException(
            spec.commandLine(), "--weights has " + weight + ": must be above 0");
      }
    }
    if (languageModelWeight.isPresent() && languageModel.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--lm-weight goes with --language-model");
    }
    double weight = languageModelWeight.orElse(LANGUAGE_MODEL_WEIGHT);
    if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new ParameterException(
          spec.commandLine(), "--lm-weight is " + weight + ": must be 0 or more");
    }
    ModelEnsemble loaded = ModelEnsemble.load(models, mean, weights);
    return languageModel.isPresent()
        ? loaded.withLanguageModel(languageModel.get(), weight)
        : loaded;
  }
}

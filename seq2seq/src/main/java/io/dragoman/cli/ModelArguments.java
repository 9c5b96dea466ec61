package io.dragoman.cli;

import io.dragoman.experiment.ModelEnsemble;
import io.dragoman.search.EnsembleMean;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The models that translate or score together. */
final class ModelArguments {
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
    return ModelEnsemble.load(models, mean, weights);
  }
}

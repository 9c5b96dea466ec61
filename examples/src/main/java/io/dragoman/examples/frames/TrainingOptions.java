package io.dragoman.examples.frames;

import io.dragoman.cli.CommandException;
import io.dragoman.cli.OptionRange;
import io.dragoman.config.RunConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of commands that train on frames. */
public final class TrainingOptions {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the model and pictures; must not hold a model yet.")
  private Path model;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "30",
      description = "Training ends after so much time at the latest; default ${DEFAULT-VALUE}.")
  private double minutes;

  @Option(
      names = "--set",
      arity = "1..*",
      paramLabel = "KEY=VALUE",
      description =
          "Other settings of the model, training.* or search.*, such as training.max-epochs=5.")
  private List<String> settings = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Workers; default all cores. Never changes results.")
  private Optional<Integer> threads;

  /**
   * Checks the options.
   *
   * @return the configuration with the user's settings
   * @throws ParameterException if an option is out of its range
   * @throws CommandException if the folder holds a model
   */
  public RunConfig config(CommandSpec spec, RunConfig standard) {
    OptionRange.require(spec, minutes > 0, "--minutes is " + minutes + ": must be more than 0");
    OptionRange.atLeast(spec, "--threads", threads.orElse(1), 1);
    if (Recognizer.isIn(model)) {
      throw new CommandException(
          model + ": holds a model already: delete it or choose another --model");
    }
    return standard.with(settings.toArray(String[]::new));
  }

  /** The folder for the model. */
  public Path model() {
    return model;
  }

  /** The limit of time. */
  public double minutes() {
    return minutes;
  }

  /** How many work. */
  public int threads() {
    return threads.orElse(Runtime.getRuntime().availableProcessors());
  }
}

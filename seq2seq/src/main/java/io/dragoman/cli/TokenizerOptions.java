package io.dragoman.cli;

import io.dragoman.experiment.ModelTokenizers;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the tokenizer of a command comes from. */
final class TokenizerOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--tokenizer",
      paramLabel = "NAME",
      description = "words, whitespace, analyzer:NAME or moses:LANGUAGE.")
  private Optional<String> name;

  @Option(names = "--model", paramLabel = "DIR", description = "Do as this model does.")
  private Optional<Path> model;

  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description = "The side of the model: ${COMPLETION-CANDIDATES}.")
  private Optional<Side> side;

  /** The sides of a model. */
  enum Side {
    SOURCE,
    TARGET;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The tokenizer that the options name.
   *
   * @throws ParameterException if they name none or two
   */
  TextTokenizer tokenizer() {
    if (name.isPresent() == model.isPresent()) {
      throw new ParameterException(spec.commandLine(), "give one of --tokenizer and --model");
    }
    if (side.isPresent() != model.isPresent()) {
      throw new ParameterException(spec.commandLine(), "--model and --side go together");
    }
    if (name.isPresent()) {
      return TextTokenizers.create(name.get());
    }
    return side.get() == Side.SOURCE
        ? ModelTokenizers.source(model.get())
        : ModelTokenizers.target(model.get());
  }

  /** Whether a model decides. */
  boolean isModel() {
    return model.isPresent();
  }
}

package io.dragoman.cli;

import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Splits lines into tokens. */
@Command(
    name = "tokenize",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Split each line into tokens with spaces between: as many lines out as in.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman tokenize --tokenizer moses:de < test.de > test.tok.de",
      "  dragoman tokenize --tokenizer moses:en --normalization punctuation:en --lowercase",
      "  dragoman tokenize --model de-en --side source < test.de"
    })
final class TokenizeCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin private TokenizerOptions options;

  @Option(
      names = "--normalization",
      paramLabel = "SPEC",
      description = "What happens to a line first; see \"dragoman normalize --help\".")
  private Optional<String> normalization;

  @Option(names = "--lowercase", description = "Lowercase the text first.")
  private boolean lowercase;

  @Mixin private LineFilter filter;

  private final Console console;

  TokenizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    TextTokenizer tokenizer = tokenizer();
    filter.run(console, line -> String.join(" ", tokenizer.tokenize(line)));
  }

  private TextTokenizer tokenizer() {
    TextTokenizer named = options.tokenizer();
    if (options.isModel() && (lowercase || normalization.isPresent())) {
      throw new ParameterException(
          spec.commandLine(), "--normalization and --lowercase go with --tokenizer only");
    }
    TextTokenizer cased = lowercase ? TextTokenizers.create(named.name(), true) : named;
    return TextTokenizers.normalizing(normalization.orElse("none"), cased);
  }
}

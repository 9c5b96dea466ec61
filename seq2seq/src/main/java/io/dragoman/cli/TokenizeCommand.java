package io.dragoman.cli;

import io.dragoman.tokenizers.FactoredToken;
import io.dragoman.tokenizers.FactoredTokenizer;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
      "  dragoman tokenize --tokenizer analyzer:kuromoji --factors < test.ja",
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

  @Option(
      names = "--factors",
      description =
          "After each token print what the analyzer makes of it, such as its stem: token￨factor.")
  private boolean factors;

  @Mixin private LineFilter filter;

  private final Console console;

  TokenizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    TextTokenizer tokenizer = tokenizer();
    if (factors) {
      FactoredTokenizer factored = factored(tokenizer);
      filter.run(console, line -> text(factored.tokenize(line)));
    } else {
      filter.run(console, line -> String.join(" ", tokenizer.tokenize(line)));
    }
  }

  private FactoredTokenizer factored(TextTokenizer tokenizer) {
    return tokenizer
        .factored()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--factors: tokenizer '%s' has none: use analyzer:NAME"
                        .formatted(tokenizer.name())));
  }

  private static String text(List<FactoredToken> tokens) {
    return tokens.stream().map(FactoredToken::text).collect(Collectors.joining(" "));
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

package io.dragoman.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.Lists;
import io.dragoman.tokenizers.FactoredToken;
import io.dragoman.tokenizers.TextTokenizer;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Joins tokens to text. */
@Command(
    name = "detokenize",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Join the tokens of each line to text: as many lines out as in.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman detokenize --tokenizer moses:en < test.tok.en > test.en",
      "  dragoman detokenize --model de-en --side target < test.tok.en"
    })
final class DetokenizeCommand implements Runnable {
  private static final Splitter TOKENS = Splitter.on(' ').omitEmptyStrings();

  @Mixin private TokenizerOptions options;

  @Option(names = "--factors", description = "Drop what follows the sign ￨ of a token first.")
  private boolean factors;

  @Mixin private LineFilter filter;

  private final Console console;

  DetokenizeCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    TextTokenizer tokenizer = options.tokenizer();
    filter.run(console, line -> tokenizer.detokenize(tokens(line)));
  }

  private List<String> tokens(String line) {
    List<String> tokens = TOKENS.splitToList(line);
    return factors ? Lists.transform(tokens, FactoredToken::tokenOf) : tokens;
  }
}

package io.dragoman.cli;

import com.google.common.base.Splitter;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts the pieces of a text. */
@Command(
    name = "vocab",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Count the pieces of a text: a piece and its count a line, most frequent first.",
    footerHeading = "%nExample:%n",
    footer = "  dragoman subword vocab --input train.bpe.de --output vocab.de")
final class SubwordVocabCommand implements Runnable {
  @Mixin private TextInput input;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the counts go; default standard output.")
  private Optional<Path> output;

  private final Console console;

  SubwordVocabCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    WordCounts counts = new WordCounts();
    input.forEachLine(console, counts::addLine);
    try (Output out = Output.open(output, console)) {
      String text = counts.format();
      Splitter.on('\n').splitToStream(text).limit(counts.distinct()).forEach(out::line);
      out.commit();
    }
  }
}

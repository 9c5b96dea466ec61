package io.dragoman.cli;

import com.google.common.base.Splitter;
import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.subword.bpe.BpeSegmenter;
import io.dragoman.tokenizers.subword.sentencepiece.SentencePieceModel;
import java.util.function.UnaryOperator;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts subwords together. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Put the subwords of each line together: as many lines out as in.",
      "Without --model or --type, or with --codes, a piece that ends with @@ and the next are one."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman subword undo < test.bpe.de > test.de",
      "  dragoman subword undo --model de.model < test.pieces.de > test.de"
    })
final class SubwordUndoCommand implements Runnable {
  private static final Splitter PIECES = Splitter.on(' ').omitEmptyStrings();

  @Mixin private LineFilter filter;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private SubwordSource source;

  @Option(
      names = "--separator",
      paramLabel = "TEXT",
      defaultValue = BpeSegmenter.SEPARATOR,
      description = "What ends a piece that does not end its word; default ${DEFAULT-VALUE}.")
  private String separator;

  @Spec private CommandSpec spec;

  private final Console console;

  SubwordUndoCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    SubwordSource.checkSeparator(separator, spec);
    filter.run(console, undo());
  }

  private UnaryOperator<String> undo() {
    if (source != null && source.model().isPresent()) {
      SentencePieceModel pieces = SentencePieceModel.read(source.model().get());
      return line -> pieces.decode(PIECES.splitToList(line));
    }
    if (source != null && source.type().isPresent()) {
      Subwords subwords = source.type().get().subwords();
      return line -> String.join(" ", subwords.join(PIECES.splitToList(line)));
    }
    return line -> BpeSegmenter.undo(line, separator);
  }
}

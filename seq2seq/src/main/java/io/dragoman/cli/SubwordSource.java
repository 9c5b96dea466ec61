package io.dragoman.cli;

import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.subword.sentencepiece.ByteSubwords;
import io.dragoman.tokenizers.subword.sentencepiece.CharacterSubwords;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where the subwords of a command come from. */
final class SubwordSource {
  @Option(
      names = "--codes",
      paramLabel = "FILE",
      description = "Merges that \"subword learn\" or subword-nmt learned.")
  private Optional<Path> codes = Optional.empty();

  @Option(names = "--model", paramLabel = "FILE", description = "A .model file of SentencePiece.")
  private Optional<Path> model = Optional.empty();

  /** Subwords that need no file. */
  enum Type {
    CHAR(new CharacterSubwords()),
    BYTE(new ByteSubwords());

    private final Subwords subwords;

    Type(Subwords subwords) {
      this.subwords = subwords;
    }

    Subwords subwords() {
      return subwords;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "One of ${COMPLETION-CANDIDATES}: characters, or bytes of UTF-8.")
  private Optional<Type> type = Optional.empty();

  Optional<Type> type() {
    return type;
  }

  Optional<Path> codes() {
    return codes;
  }

  Optional<Path> model() {
    return model;
  }

  /** Refuses a separator that could not be told from text. */
  static void checkSeparator(String separator, CommandSpec command) {
    if (separator.isEmpty() || separator.indexOf(' ') >= 0) {
      throw new ParameterException(
          command.commandLine(), "--separator is '" + separator + "': must be text without spaces");
    }
  }
}

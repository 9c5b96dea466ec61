package io.dragoman.cli;

import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.casing.CaseMarkedTokenizer;
import io.dragoman.tokenizers.casing.CaseMarks;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyBuilder;
import io.dragoman.tokenizers.vocab.VocabularyFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts a vocabulary. */
@Command(
    name = "vocab",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Count the tokens of a text and write the most frequent as a vocabulary.",
    footerHeading = "%nExample:%n",
    footer = "  dragoman vocab --input train.de --size 8000 --output de.vocab")
final class VocabCommand implements Runnable {
  @Mixin private TextInput input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "One token a line; a map from token to id if the name ends in .yml or .yaml.")
  private Path output;

  @Option(
      names = "--tokenizer",
      paramLabel = "NAME",
      defaultValue = "words",
      description = "words, whitespace, analyzer:NAME or moses:LANGUAGE; default ${DEFAULT-VALUE}.")
  private String tokenizer;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "8000",
      description = "Most tokens kept besides the special ones; 0 is all; default 8000.")
  private int size;

  @Option(
      names = "--min-frequency",
      paramLabel = "N",
      defaultValue = "2",
      description = "Occurrences that a token needs; default ${DEFAULT-VALUE}.")
  private int minFrequency;

  @Option(names = "--lowercase", description = "The same as --case lower.")
  private boolean lowercase;

  /** What becomes of case. */
  enum Case {
    KEEP,
    LOWER,
    MARKS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--case",
      paramLabel = "CASE",
      defaultValue = "keep",
      description =
          "One of ${COMPLETION-CANDIDATES}, as data.case of the settings; default"
              + " ${DEFAULT-VALUE}.")
  private Case textCase;

  private final Console console;

  VocabCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    TextTokenizer text = tokenizer();
    VocabularyBuilder builder = new VocabularyBuilder();
    if (textCase == Case.MARKS) {
      builder.require(CaseMarks.ALL);
    }
    long[] tokens = {0};
    long lines =
        input.forEachLine(
            console,
            line -> {
              List<String> words = text.tokenize(line);
              builder.addAll(words);
              tokens[0] += words.size();
            });
    if (tokens[0] == 0) {
      throw new CommandException(input.name() + ": has no token: give a text");
    }
    Vocabulary vocabulary = builder.build(size, minFrequency);
    write(vocabulary);
    report(builder, vocabulary, lines, tokens[0]);
  }

  private TextTokenizer tokenizer() {
    TextTokenizer text = TextTokenizers.create(tokenizer, lowercase || textCase == Case.LOWER);
    return textCase == Case.MARKS ? new CaseMarkedTokenizer(text) : text;
  }

  private void write(Vocabulary vocabulary) {
    String name = output.getFileName().toString();
    if (name.endsWith(".yml") || name.endsWith(".yaml")) {
      VocabularyFormat.writeYaml(vocabulary, output);
    } else {
      VocabularyFormat.write(vocabulary, output);
    }
  }

  private void report(VocabularyBuilder builder, Vocabulary vocabulary, long lines, long tokens) {
    long known = vocabulary.tokens().stream().mapToLong(builder::count).sum();
    console
        .err()
        .printf(
            Locale.ROOT,
            "%s: %,d of %,d distinct tokens cover %.2f%% of %,d tokens in %,d lines%n",
            output,
            vocabulary.size() - 4,
            builder.distinct(),
            100.0 * known / tokens,
            tokens,
            lines);
  }
}

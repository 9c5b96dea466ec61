package io.dragoman.cli;

import io.dragoman.evaluation.Bleu;
import io.dragoman.experiment.ThisProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores translations. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Score translations by BLEU, as sacreBLEU computes it.",
    footerHeading = "%nExample:%n",
    footer = "  dragoman evaluate --hypothesis test.out --reference test.en")
final class EvaluateCommand implements Runnable {
  /** How lines are split before counting. */
  enum Tokenization {
    NONE("none", Bleu.tokenized()),
    MTEVAL("13a", Bleu.plain()),
    CHARACTERS("char", Bleu.characters());

    private final String label;
    private final Bleu bleu;

    Tokenization(String label, Bleu bleu) {
      this.label = label;
      this.bleu = bleu;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  @Option(
      names = "--hypothesis",
      required = true,
      paramLabel = "FILE",
      description = "Translations to score.")
  private Path hypothesis;

  @Option(
      names = "--reference",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Right translations, one file or several.")
  private List<Path> references;

  @Option(
      names = "--tokenize",
      paramLabel = "HOW",
      defaultValue = "13a",
      description =
          "One of ${COMPLETION-CANDIDATES}: split already, as WMT does (default), or into"
              + " characters.")
  private Tokenization tokenization;

  @Option(names = "--lowercase", description = "Ignore case.")
  private boolean lowercase;

  private final Console console;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    List<String> translations = lines(hypothesis);
    List<List<String>> right = new ArrayList<>();
    for (Path file : references) {
      List<String> lines = lines(file);
      if (lines.size() != translations.size()) {
        throw new CommandException(
            String.format(
                Locale.ROOT,
                "%s has %,d lines but %s has %,d: line n of one must belong to line n of the other",
                hypothesis,
                translations.size(),
                file,
                lines.size()));
      }
      right.add(lines);
    }
    String score = tokenization.bleu.corpusOfSeveral(translations, right).toString();
    console.out().println("BLEU" + signature() + score.substring("BLEU".length()));
  }

  private String signature() {
    return "|nrefs:%d|case:%s|eff:no|tok:%s|smooth:exp|version:dragoman-%s"
        .formatted(
            references.size(), lowercase ? "lc" : "mixed", tokenization, ThisProgram.version());
  }

  private List<String> lines(Path file) {
    List<String> lines = Inputs.lines(file);
    if (lowercase) {
      lines.replaceAll(line -> line.toLowerCase(Locale.ROOT));
    }
    return lines;
  }
}

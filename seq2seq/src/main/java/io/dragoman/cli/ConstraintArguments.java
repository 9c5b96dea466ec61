package io.dragoman.cli;

import io.dragoman.translate.Rewriting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what the translations of single lines, or of single words, must be. */
final class ConstraintArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @ArgGroup(validate = false, heading = "%nConstraints:%n", order = 4)
  private final LinesGroup lines = new LinesGroup();

  @ArgGroup(validate = false, heading = "%nSingle words:%n", order = 5)
  private final WordsGroup words = new WordsGroup();

  /** Files with a line for each line of the input. */
  private static final class LinesGroup {
    @Option(
        names = "--prefix",
        paramLabel = "FILE",
        description = "What each line's translation begins with; blank for anything.")
    private Optional<Path> prefix = Optional.empty();

    @Option(
        names = "--constraints",
        paramLabel = "FILE",
        description = {
          "For each line the phrases that its translation must have, with tabs between, or",
          "{\"required\": [\"...\"], \"forbidden\": [\"...\"], \"prefix\": \"...\"}; blank for none."
        })
    private Optional<Path> constraints = Optional.empty();

    @Option(
        names = "--alternatives",
        paramLabel = "N",
        description = {
          "For each line the N best next words behind its prefix, each with the best translation",
          "that goes on with it, as \"line ||| text ||| log p of the next word\"."
        })
    private Optional<Integer> alternatives = Optional.empty();
  }

  /** Files with words and their translations. */
  private static final class WordsGroup {
    @Option(
        names = "--terms",
        paramLabel = "FILE",
        description = {
          "Phrases and how they must be translated, with a tab between: by placeholders <term1>,",
          "<term2> ... if the vocabularies have them, else as required phrases."
        })
    private Optional<Path> terms = Optional.empty();

    @Option(
        names = "--replace-unknown",
        description = "Let translations have <unk>, and replace it by the source word looked at.")
    private boolean replaceUnknown;

    @Option(
        names = "--dictionary",
        paramLabel = "FILE",
        description = "Or by its translation in this file: source words and words, a tab between.")
    private Optional<Path> dictionary = Optional.empty();
  }

  /**
   * Finds faults that need no file to be seen.
   *
   * @param sampling whether translations are drawn
   * @param nBest whether several translations of each line are asked for
   * @param shortlist whether few words are scored
   * @throws ParameterException if there is one
   */
  void check(boolean sampling, boolean nBest, boolean shortlist) {
    if (words.dictionary.isPresent() && !words.replaceUnknown) {
      throw misuse("--dictionary is for --replace-unknown: give both");
    }
    if (lines.alternatives.orElse(1) < 1) {
      throw misuse("--alternatives is " + lines.alternatives.get() + ": must be at least 1");
    }
    if (isAlternatives() && (sampling || nBest)) {
      throw misuse("--alternatives goes with neither --sample nor --n-best: leave those out");
    }
    boolean perLine = lines.prefix.isPresent() || lines.constraints.isPresent();
    if (shortlist && (perLine || words.terms.isPresent())) {
      throw misuse("--shortlist scores too few words for constraints: leave one out");
    }
    if (sampling && words.terms.isPresent()) {
      throw misuse("--sample cannot be made to have terms: leave out --terms");
    }
  }

  /** Whether translations are no more what one search found for a line. */
  boolean isBesideSearch() {
    return lines.alternatives.isPresent() || words.replaceUnknown;
  }

  /** Whether next words are asked for. */
  boolean isAlternatives() {
    return lines.alternatives.isPresent();
  }

  /** How many next words. */
  Optional<Integer> alternatives() {
    return lines.alternatives;
  }

  /** What is done to words beside the model. */
  Rewriting rewriting() {
    List<Rewriting.Term> terms = new ArrayList<>();
    words.terms.ifPresent(
        file -> WordPairs.read(file, (from, to) -> terms.add(new Rewriting.Term(from, to))));
    Map<String, String> dictionary = new LinkedHashMap<>();
    words.dictionary.ifPresent(file -> WordPairs.read(file, dictionary::putIfAbsent));
    return new Rewriting(words.replaceUnknown, dictionary, terms);
  }

  /** Opens the files that have a line for each line of the input; to be closed. */
  ConstraintFiles open() {
    return new ConstraintFiles(lines.prefix, lines.constraints);
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

package io.dragoman.cli;

import io.dragoman.corpus.filter.AlignmentOptions;
import io.dragoman.corpus.filter.AlignmentRule;
import io.dragoman.corpus.filter.AlignmentScorer;
import io.dragoman.corpus.filter.DuplicateRule;
import io.dragoman.corpus.filter.EmptyRule;
import io.dragoman.corpus.filter.IdenticalRule;
import io.dragoman.corpus.filter.LengthRule;
import io.dragoman.corpus.filter.LengthUnit;
import io.dragoman.corpus.filter.LettersRule;
import io.dragoman.corpus.filter.NumbersRule;
import io.dragoman.corpus.filter.PairRule;
import io.dragoman.corpus.filter.RatioRule;
import io.dragoman.corpus.filter.ScriptRule;
import io.dragoman.corpus.filter.Side;
import io.dragoman.corpus.filter.TextKey;
import io.dragoman.corpus.filter.WordLengthRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** Options that say which pairs stay. */
final class FilterArguments {
  /** What makes no difference when texts are compared. */
  enum Ignored {
    CASE,
    PUNCTUATION;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(names = "--drop-empty", description = "Remove pairs with a blank side.")
  private boolean dropEmpty;

  @Option(
      names = "--characters",
      paramLabel = "MIN:MAX",
      converter = LengthRange.Converter.class,
      description = "Characters of each side, such as 1:500, 3: or :500.")
  private Optional<LengthRange> characters = Optional.empty();

  @Option(
      names = "--source-characters",
      paramLabel = "MIN:MAX",
      converter = LengthRange.Converter.class)
  private Optional<LengthRange> sourceCharacters = Optional.empty();

  @Option(
      names = "--target-characters",
      paramLabel = "MIN:MAX",
      converter = LengthRange.Converter.class,
      description = "The same for one side.")
  private Optional<LengthRange> targetCharacters = Optional.empty();

  @Option(
      names = "--tokens",
      paramLabel = "MIN:MAX",
      converter = LengthRange.Converter.class,
      description = "Tokens of each side.")
  private Optional<LengthRange> tokens = Optional.empty();

  @Option(
      names = "--source-tokens",
      paramLabel = "MIN:MAX",
      converter = LengthRange.Converter.class)
  private Optional<LengthRange> sourceTokens = Optional.empty();

  @Option(
      names = "--target-tokens",
      paramLabel = "MIN:MAX",
      converter = LengthRange.Converter.class,
      description = "The same for one side.")
  private Optional<LengthRange> targetTokens = Optional.empty();

  @Option(
      names = "--max-ratio",
      paramLabel = "R",
      description = "How many times as long as the shorter side the longer one may be.")
  private Optional<Double> maxRatio = Optional.empty();

  @Option(
      names = "--ratio-unit",
      paramLabel = "UNIT",
      defaultValue = "tokens",
      description = "For --max-ratio, one of ${COMPLETION-CANDIDATES}; default tokens.")
  private LengthUnit ratioUnit;

  @Option(
      names = "--max-word-length",
      paramLabel = "N",
      description = "Characters without white space between them.")
  private Optional<Integer> maxWordLength = Optional.empty();

  @Option(
      names = "--min-letters",
      paramLabel = "SHARE",
      description = "Share of letters among the characters of each side, from 0 to 1.")
  private Optional<Double> minLetters = Optional.empty();

  @Option(
      names = "--source-script",
      split = ",",
      paramLabel = "NAME",
      description = "Scripts of Unicode that the source is written in, such as Latin.")
  private List<String> sourceScripts = List.of();

  @Option(
      names = "--target-script",
      split = ",",
      paramLabel = "NAME",
      description = "The same for the target, such as Han,Hiragana,Katakana.")
  private List<String> targetScripts = List.of();

  @Option(
      names = "--min-script",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description = "Share of the letters that these scripts need; default ${DEFAULT-VALUE}.")
  private double minScript;

  @Option(
      names = "--same-numbers",
      description = "Remove pairs that do not have the same numbers in digits.")
  private boolean sameNumbers;

  @Option(names = "--drop-identical", description = "Remove pairs with two equal sides.")
  private boolean dropIdentical;

  @Option(
      names = "--min-alignment",
      paramLabel = "SCORE",
      description = "Lowest score by IBM model 1 in both directions: log-probability per word.")
  private Optional<Double> minAlignment = Optional.empty();

  @Option(
      names = "--deduplicate",
      paramLabel = "WHAT",
      description =
          "Keep the first of pairs with the same pair, source or target (one of"
              + " ${COMPLETION-CANDIDATES}).")
  private Optional<DuplicateRule.Scope> deduplicate = Optional.empty();

  @Option(
      names = "--ignore",
      split = ",",
      paramLabel = "WHAT",
      description =
          "What makes no difference to --deduplicate and --drop-identical:"
              + " ${COMPLETION-CANDIDATES}.")
  private List<Ignored> ignored = List.of();

  @Option(
      names = "--keep",
      paramLabel = "PERCENT",
      description = "Of what is left keep the part with the best scores by IBM model 1.")
  private Optional<Double> keep = Optional.empty();

  @Option(
      names = "--alignment-pairs",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Pairs that IBM model 1 learns from, at most; default 100,000.")
  private int alignmentPairs;

  @Option(
      names = "--alignment-iterations",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often it goes over them; default ${DEFAULT-VALUE}.")
  private int alignmentIterations;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which pairs it learns from; default ${DEFAULT-VALUE}.")
  private long seed;

  /** Whether no option removes a pair. */
  boolean isEmpty() {
    return textRules().isEmpty() && !needsAlignment() && deduplicate.isEmpty();
  }

  boolean needsAlignment() {
    return minAlignment.isPresent() || keep.isPresent();
  }

  AlignmentOptions alignment() {
    return new AlignmentOptions(alignmentPairs, alignmentIterations, seed);
  }

  /** The part of the pairs to keep. */
  OptionalDouble keep() {
    return keep.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  /**
   * All rules in their order.
   *
   * @param scorer present if it is needed
   * @throws IllegalArgumentException if a value cannot be used
   */
  List<PairRule> rules(Optional<AlignmentScorer> scorer) {
    List<PairRule> rules = new ArrayList<>(textRules());
    scorer.ifPresent(
        each -> minAlignment.ifPresent(least -> rules.add(new AlignmentRule(each, least))));
    deduplicate.ifPresent(scope -> rules.add(new DuplicateRule(scope, key())));
    return rules;
  }

  /** The rules that look at one pair alone: first those that need no tokens. */
  List<PairRule> textRules() {
    List<PairRule> rules = new ArrayList<>();
    if (dropEmpty) {
      rules.add(new EmptyRule());
    }
    if (dropIdentical) {
      rules.add(new IdenticalRule(key()));
    }
    length(rules, Side.SOURCE, LengthUnit.CHARACTERS, sourceCharacters.or(() -> characters));
    length(rules, Side.TARGET, LengthUnit.CHARACTERS, targetCharacters.or(() -> characters));
    maxWordLength.ifPresent(most -> rules.add(new WordLengthRule(most)));
    minLetters.ifPresent(least -> rules.add(new LettersRule(least)));
    script(rules, Side.SOURCE, sourceScripts);
    script(rules, Side.TARGET, targetScripts);
    if (sameNumbers) {
      rules.add(new NumbersRule());
    }
    length(rules, Side.SOURCE, LengthUnit.TOKENS, sourceTokens.or(() -> tokens));
    length(rules, Side.TARGET, LengthUnit.TOKENS, targetTokens.or(() -> tokens));
    maxRatio.ifPresent(most -> rules.add(new RatioRule(ratioUnit, most)));
    return rules;
  }

  private static void length(
      List<PairRule> rules, Side side, LengthUnit unit, Optional<LengthRange> range) {
    range.ifPresent(each -> rules.add(new LengthRule(side, unit, each.least(), each.most())));
  }

  private void script(List<PairRule> rules, Side side, List<String> names) {
    if (!names.isEmpty()) {
      rules.add(new ScriptRule(side, names.stream().map(ScriptRule::script).toList(), minScript));
    }
  }

  private TextKey key() {
    return new TextKey(ignored.contains(Ignored.CASE), ignored.contains(Ignored.PUNCTUATION));
  }
}

package io.dragoman.cli;

import io.dragoman.config.LengthRatio;
import io.dragoman.config.SearchConfig;
import io.dragoman.experiment.ConfiguredSearch;
import io.dragoman.search.Blocking;
import io.dragoman.search.Deadline;
import io.dragoman.search.DiverseGroups;
import io.dragoman.search.LengthLimits;
import io.dragoman.search.LengthNormalization;
import io.dragoman.search.Ranking;
import io.dragoman.search.Sampling;
import io.dragoman.search.SearchMethod;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.StopRule;
import io.dragoman.search.Unfinished;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.translate.Phrases;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say how translations are searched for; what is not given is the model's. */
final class SearchArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--beam",
      paramLabel = "N",
      description = "Hypotheses kept per sentence; 1 is greedy search.")
  private Optional<Integer> beam = Optional.empty();

  @Option(
      names = "--n-best",
      paramLabel = "N",
      description = "Print the N best of each line as \"line ||| text ||| score\", lines from 0.")
  private Optional<Integer> nBest = Optional.empty();

  @Option(
      names = "--stop",
      paramLabel = "RULE",
      defaultValue = "EXACT",
      description = {
        "When the search of a line ends: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
        "exact: nothing better can come; current: what ended is better than what goes on is now;",
        "first: as many have ended as are asked for. The latter two are faster, not as good."
      })
  private StopRule stop;

  @ArgGroup(validate = false, heading = "%nLength of translations:%n", order = 1)
  private final LengthGroup length = new LengthGroup();

  @ArgGroup(validate = false, heading = "%nWords of translations:%n", order = 2)
  private final WordsGroup words = new WordsGroup();

  @ArgGroup(validate = false, heading = "%nOther searches:%n", order = 3)
  private final KindGroup kind = new KindGroup();

  /** Which words may not come. */
  private static final class WordsGroup {
    @Option(
        names = "--no-repeat-ngram",
        paramLabel = "N",
        description = "No N tokens in a row come twice.")
    private Optional<Integer> ngram = Optional.empty();

    @Option(
        names = "--repeatable",
        paramLabel = "WORDS",
        defaultValue = "",
        description = "Those with one of these words may, such as \", . the\".")
    private String repeatable;

    @Option(
        names = "--forbid",
        paramLabel = "FILE",
        description = "Phrases that no translation has, one a line.")
    private Optional<Path> forbidden = Optional.empty();

    @Option(names = "--allow-unknown", description = "Let translations have <unk>.")
    private boolean unknown;

    Blocking blocking(Blocking given, TextCodec target) {
      IntList exceptions =
          repeatable.isBlank() ? IntLists.emptyList() : Phrases.ids(repeatable, target);
      List<IntList> phrases = forbidden.map(file -> phrases(file, target)).orElse(List.of());
      return given.withNgram(ngram.orElse(given.ngram()), exceptions).withForbidden(phrases);
    }
  }

  private static List<IntList> phrases(Path file, TextCodec target) {
    List<String> lines = Inputs.lines(file).stream().filter(line -> !line.isBlank()).toList();
    return Phrases.producible(lines, target);
  }

  /** Other ways than one beam to the end. */
  private static final class KindGroup {
    @Option(
        names = "--groups",
        paramLabel = "G",
        defaultValue = "1",
        description = "Diverse beam search: G groups share the beam, each avoids earlier ones'")
    private int groups;

    @Option(
        names = "--diversity",
        paramLabel = "X",
        defaultValue = "0.5",
        description = "words: each costs X for each time it was chosen; default ${DEFAULT-VALUE}.")
    private double diversity;

    @Option(
        names = "--sample",
        paramLabel = "RULE",
        description = {
          "Draw --n-best translations of each line, in place of the best, or --beam to choose from"
              + " by --rescore or --mbr:",
          "full, or one or more of temperature=T, top-k=K, nucleus=P, epsilon=E with commas between."
        })
    private Optional<String> sample = Optional.empty();

    @Option(
        names = "--seed",
        paramLabel = "N",
        defaultValue = "1",
        description = "Of what is drawn, with the line's words; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
        names = "--deadline",
        paramLabel = "TIME",
        converter = Durations.class,
        description = {
          "Give the best so far of lines that take longer, counted from the start of their batch:",
          "50ms, 2s, 1m. Results then depend on the machine."
        })
    private Optional<Duration> deadline = Optional.empty();
  }

  /** What long and short translations are worth, and which are allowed. */
  private static final class LengthGroup {
    @Option(
        names = "--length-penalty",
        paramLabel = "ALPHA",
        description = "Scores are log p / length^ALPHA; 0 prefers short translations.")
    private Optional<Double> penalty = Optional.empty();

    @Option(
        names = "--length-normalization",
        paramLabel = "KIND",
        description = {
          "${COMPLETION-CANDIDATES}: divide by length^ALPHA or by ((5 + length) / 6)^ALPHA."
        })
    private Optional<LengthNormalization> normalization = Optional.empty();

    @Option(
        names = "--word-reward",
        paramLabel = "R",
        description = "Add R to log p for every word before dividing.")
    private Optional<Double> wordReward = Optional.empty();

    @Option(names = "--reward-end", description = "Add it for </s>, too, as Marian counts words.")
    private boolean rewardEnd;

    @Option(
        names = "--brevity-penalty",
        paramLabel = "W",
        description = "Add W * min(0, 1 - ratio * source length / length) to scores.")
    private Optional<Double> brevityPenalty = Optional.empty();

    @Option(
        names = "--length-ratio",
        paramLabel = "R",
        converter = LengthRatios.class,
        description = {
          "That ratio: target tokens per source token, see \"corpus stats\"; learned: that of each"
              + " line as \"dragoman length-model\" predicts it."
        })
    private Optional<LengthRatio> ratio = Optional.empty();

    @Option(
        names = "--coverage-penalty",
        paramLabel = "BETA",
        description = "Add BETA * sum of log min(1, attention to each source token) to scores.")
    private Optional<Double> coveragePenalty = Optional.empty();

    @Option(names = "--min-length-factor", paramLabel = "F")
    private Optional<Double> minFactor = Optional.empty();

    @Option(
        names = "--min-length-extra",
        paramLabel = "N",
        description = "Translations have at least F * source tokens + N tokens.")
    private Optional<Integer> minExtra = Optional.empty();

    @Option(names = "--max-length-factor", paramLabel = "F")
    private Optional<Double> maxFactor = Optional.empty();

    @Option(
        names = "--max-length-extra",
        paramLabel = "N",
        description = "Translations have at most F * source tokens + N tokens, </s> counted.")
    private Optional<Integer> maxExtra = Optional.empty();

    @Option(
        names = "--unfinished",
        paramLabel = "PLACE",
        description = {
          "Translations that met that limit: ${COMPLETION-CANDIDATES}. last: behind all others;",
          "ranked: by their scores."
        })
    private Optional<Unfinished> unfinished = Optional.empty();

    Ranking ranking(Ranking given) {
      return new Ranking(
          normalization.orElse(given.normalization()),
          penalty.orElse(given.alpha()),
          wordReward.orElse(given.wordReward()),
          rewardEnd || given.rewardsEnd(),
          brevityPenalty.orElse(given.brevityPenalty()),
          ratio.map(LengthRatio::constant).orElse(given.lengthRatio()),
          coveragePenalty.orElse(given.coveragePenalty()),
          unfinished.orElse(given.unfinished()));
    }

    LengthLimits limits(LengthLimits given) {
      return new LengthLimits(
          minFactor.orElse(given.minFactor()),
          minExtra.orElse(given.minExtra()),
          maxFactor.orElse(given.maxFactor()),
          maxExtra.orElse(given.maxExtra()));
    }
  }

  /** Whether several translations of each line are asked for. */
  boolean isNBest() {
    return nBest.isPresent();
  }

  /** How many translations of each line are asked for, if that is said. */
  Optional<Integer> nBest() {
    return nBest;
  }

  /**
   * Finds faults that need no model to be seen.
   *
   * @param reranks whether the best is chosen among a beam's hypotheses, or those drawn
   * @throws ParameterException if an option is out of its range
   */
  void check(boolean reranks) {
    atLeast("--beam", beam, 1);
    atLeast("--n-best", nBest, 1);
    atLeast("--min-length-extra", length.minExtra, 0);
    atLeast("--max-length-extra", length.maxExtra, 1);
    atLeast("--no-repeat-ngram", words.ngram, 0);
    atLeast("--groups", Optional.of(kind.groups), 1);
    if (isSampling() && (kind.groups > 1 || beam.isPresent() && !reranks)) {
      throw misuse("--sample draws translations: leave out --beam and --groups");
    }
    method();
    notNegative("--diversity", Optional.of(kind.diversity));
    notNegative("--length-penalty", length.penalty);
    notNegative("--brevity-penalty", length.brevityPenalty);
    notNegative("--length-ratio", length.ratio.map(each -> each.constant().orElse(1)));
    notNegative("--coverage-penalty", length.coveragePenalty);
    notNegative("--min-length-factor", length.minFactor);
    notNegative("--max-length-factor", length.maxFactor);
    double reward = length.wordReward.orElse(0.0);
    if (!Double.isFinite(reward)) {
      throw misuse("--word-reward is " + reward + ": must be a number");
    }
  }

  /**
   * How to search with a model of this configuration.
   *
   * @param target turns words into ids
   */
  SearchOptions options(SearchConfig config, TextCodec target) {
    int asked = nBest.orElse(1);
    SearchOptions found = ConfiguredSearch.options(config, width(config, asked));
    SearchOptions search =
        found
            .withNBest(asked)
            .withMethod(method())
            .withStop(stop)
            .withRanking(length.ranking(found.ranking()))
            .withLimits(length.limits(found.limits()))
            .withBlocking(words.blocking(found.blocking(), target))
            .withUnknown(words.unknown)
            .withGroups(new DiverseGroups(kind.groups, kind.diversity));
    return kind.deadline.map(time -> search.withDeadline(Deadline.of(time))).orElse(search);
  }

  private int width(SearchConfig config, int asked) {
    if (isSampling() && beam.isEmpty()) {
      return asked;
    }
    int width = Math.max(beam.orElse(config.beam()), beam.isPresent() ? 1 : asked);
    if (asked > width) {
      throw misuse("--n-best " + asked + " is more than --beam " + width + ": raise --beam");
    }
    if (width % kind.groups != 0) {
      throw misuse("--beam " + width + " is not a multiple of --groups " + kind.groups);
    }
    return width;
  }

  /** Whether another search than that of a beam or its groups to the end is asked for. */
  boolean isUnusual() {
    return isSampling() || kind.deadline.isPresent();
  }

  /** Whether translations are drawn. */
  boolean isSampling() {
    return kind.sample.isPresent();
  }

  private SearchMethod method() {
    if (kind.sample.isEmpty()) {
      return new SearchMethod.Best();
    }
    try {
      return new SearchMethod.Drawn(Sampling.parse(kind.sample.get()), kind.seed);
    } catch (IllegalArgumentException e) {
      throw misuse("--sample: " + e.getMessage());
    }
  }

  private void atLeast(String option, Optional<Integer> value, int least) {
    if (value.isPresent() && value.get() < least) {
      throw misuse(option + " is " + value.get() + ": must be at least " + least);
    }
  }

  private void notNegative(String option, Optional<Double> value) {
    double number = value.orElse(0.0);
    if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw misuse(option + " is " + number + ": must be 0 or more");
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

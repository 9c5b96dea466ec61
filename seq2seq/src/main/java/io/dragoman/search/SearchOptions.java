package io.dragoman.search;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to search.
 *
 * @param beam hypotheses kept per sentence; 1 is greedy search
 * @param nBest hypotheses returned per sentence, at most {@code beam}
 * @param ranking what finished hypotheses are worth
 * @param limits how short and how long they may be
 * @param blocking words that must not follow
 * @param groups how the beam is divided
 * @param allowUnknown whether {@code <unk>} may be produced
 * @param keepAttention whether hypotheses come with attention weights
 * @param keepWordScores whether hypotheses come with the log-probability of each word
 * @param stop when a sentence's search ends; greedy search ends with {@code </s>}
 * @param deadline limit of time, if there is one
 * @param method what is searched for
 */
public record SearchOptions(
    int beam,
    int nBest,
    Ranking ranking,
    LengthLimits limits,
    Blocking blocking,
    DiverseGroups groups,
    boolean allowUnknown,
    boolean keepAttention,
    boolean keepWordScores,
    StopRule stop,
    Optional<Deadline> deadline,
    SearchMethod method) {

  /** Checks all ranges. */
  public SearchOptions {
    require(beam >= 1, "beam", beam, "at least 1");
    require(nBest >= 1 && nBest <= beam, "nBest", nBest, "from 1 to the beam of " + beam);
    require(
        beam % groups.count() == 0,
        "beam",
        beam,
        "a multiple of the " + groups.count() + " groups");
  }

  /** The best translation of a beam, by mean log-probability, up to twice the source's length. */
  public static SearchOptions ofBeam(int beam) {
    return new SearchOptions(
        beam,
        1,
        Ranking.MEAN,
        LengthLimits.STANDARD,
        Blocking.NONE,
        DiverseGroups.ONE,
        false,
        false,
        false,
        StopRule.EXACT,
        Optional.empty(),
        new SearchMethod.Best());
  }

  /** The same with another number of results. */
  public SearchOptions withNBest(int size) {
    return with(draft -> draft.nBest = size);
  }

  /** The same with another way of ranking. */
  public SearchOptions withRanking(Ranking other) {
    return with(draft -> draft.ranking = other);
  }

  /** The same with another exponent of the length. */
  public SearchOptions withLengthPenalty(double alpha) {
    return withRanking(ranking.withNormalization(ranking.normalization(), alpha));
  }

  /** The same with other limits of length. */
  public SearchOptions withLimits(LengthLimits other) {
    return with(draft -> draft.limits = other);
  }

  /** The same with another upper limit of length. */
  public SearchOptions withMaxLength(double factor, int extra) {
    return withLimits(limits.withMax(factor, extra));
  }

  /** The same with other words blocked. */
  public SearchOptions withBlocking(Blocking other) {
    return with(draft -> draft.blocking = other);
  }

  /** The same in other groups. */
  public SearchOptions withGroups(DiverseGroups other) {
    return with(draft -> draft.groups = other);
  }

  /** The same with {@code <unk>} allowed or not. */
  public SearchOptions withUnknown(boolean allow) {
    return with(draft -> draft.allowUnknown = allow);
  }

  /** The same with attention weights or without. */
  public SearchOptions withAttention(boolean keep) {
    return with(draft -> draft.keepAttention = keep);
  }

  /** The same with the log-probability of each word or without. */
  public SearchOptions withWordScores(boolean keep) {
    return with(draft -> draft.keepWordScores = keep);
  }

  /** The same with another rule for ending. */
  public SearchOptions withStop(StopRule rule) {
    return with(draft -> draft.stop = rule);
  }

  /** The same with a limit of time. */
  public SearchOptions withDeadline(Deadline limit) {
    return with(draft -> draft.deadline = Optional.of(limit));
  }

  /** The same for other results. */
  public SearchOptions withMethod(SearchMethod other) {
    return with(draft -> draft.method = other);
  }

  private SearchOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** The parts of options that are being made. */
  private static final class Draft {
    private int beam;
    private int nBest;
    private Ranking ranking;
    private LengthLimits limits;
    private Blocking blocking;
    private DiverseGroups groups;
    private boolean allowUnknown;
    private boolean keepAttention;
    private boolean keepWordScores;
    private StopRule stop;
    private Optional<Deadline> deadline;
    private SearchMethod method;

    Draft(SearchOptions from) {
      beam = from.beam;
      nBest = from.nBest;
      ranking = from.ranking;
      limits = from.limits;
      blocking = from.blocking;
      groups = from.groups;
      allowUnknown = from.allowUnknown;
      keepAttention = from.keepAttention;
      keepWordScores = from.keepWordScores;
      stop = from.stop;
      deadline = from.deadline;
      method = from.method;
    }

    SearchOptions options() {
      return new SearchOptions(
          beam,
          nBest,
          ranking,
          limits,
          blocking,
          groups,
          allowUnknown,
          keepAttention,
          keepWordScores,
          stop,
          deadline,
          method);
    }
  }

  /** The options of one of the groups: an equal share of the beam and of the results. */
  SearchOptions ofGroup() {
    int size = groups.count();
    return size == 1
        ? this
        : with(
            draft -> {
              draft.beam = beam / size;
              draft.nBest = (nBest + size - 1) / size;
              draft.groups = DiverseGroups.ONE;
            });
  }

  /** Whether greedy search can do all that is asked for beside a beam. */
  boolean suitsGreedySearch() {
    return beam == 1
        && ranking.coveragePenalty() == 0
        && !limits.hasMin()
        && blocking.isNone()
        && deadline.isEmpty();
  }

  /** Whether a search keeps attention weights. */
  boolean needsAttention() {
    return keepAttention || ranking.coveragePenalty() != 0;
  }

  static void requireNotNegative(String name, double value) {
    require(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "a number from 0 up");
  }

  static void require(boolean holds, String name, Object value, String range) {
    if (!holds) {
      throw new IllegalArgumentException(
          "search options: " + name + " is " + value + ": must be " + range);
    }
  }
}

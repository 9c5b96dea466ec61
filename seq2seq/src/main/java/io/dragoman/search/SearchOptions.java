package io.dragoman.search;

import java.util.Optional;

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
    return new SearchOptions(
        beam,
        size,
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

  /** The same with another way of ranking. */
  public SearchOptions withRanking(Ranking other) {
    return new SearchOptions(
        beam,
        nBest,
        other,
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

  /** The same with another exponent of the length. */
  public SearchOptions withLengthPenalty(double alpha) {
    return withRanking(ranking.withNormalization(ranking.normalization(), alpha));
  }

  /** The same with other limits of length. */
  public SearchOptions withLimits(LengthLimits other) {
    return new SearchOptions(
        beam,
        nBest,
        ranking,
        other,
        blocking,
        groups,
        allowUnknown,
        keepAttention,
        keepWordScores,
        stop,
        deadline,
        method);
  }

  /** The same with another upper limit of length. */
  public SearchOptions withMaxLength(double factor, int extra) {
    return withLimits(limits.withMax(factor, extra));
  }

  /** The same with other words blocked. */
  public SearchOptions withBlocking(Blocking other) {
    return new SearchOptions(
        beam,
        nBest,
        ranking,
        limits,
        other,
        groups,
        allowUnknown,
        keepAttention,
        keepWordScores,
        stop,
        deadline,
        method);
  }

  /** The same in other groups. */
  public SearchOptions withGroups(DiverseGroups other) {
    return new SearchOptions(
        beam,
        nBest,
        ranking,
        limits,
        blocking,
        other,
        allowUnknown,
        keepAttention,
        keepWordScores,
        stop,
        deadline,
        method);
  }

  /** The same with {@code <unk>} allowed or not. */
  public SearchOptions withUnknown(boolean allow) {
    return new SearchOptions(
        beam,
        nBest,
        ranking,
        limits,
        blocking,
        groups,
        allow,
        keepAttention,
        keepWordScores,
        stop,
        deadline,
        method);
  }

  /** The same with attention weights or without. */
  public SearchOptions withAttention(boolean keep) {
    return new SearchOptions(
        beam,
        nBest,
        ranking,
        limits,
        blocking,
        groups,
        allowUnknown,
        keep,
        keepWordScores,
        stop,
        deadline,
        method);
  }

  /** The same with the log-probability of each word or without. */
  public SearchOptions withWordScores(boolean keep) {
    return new SearchOptions(
        beam,
        nBest,
        ranking,
        limits,
        blocking,
        groups,
        allowUnknown,
        keepAttention,
        keep,
        stop,
        deadline,
        method);
  }

  /** The same with another rule for ending. */
  public SearchOptions withStop(StopRule rule) {
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
        rule,
        deadline,
        method);
  }

  /** The same with a limit of time. */
  public SearchOptions withDeadline(Deadline limit) {
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
        Optional.of(limit),
        method);
  }

  /** The same for other results. */
  public SearchOptions withMethod(SearchMethod other) {
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
        other);
  }

  /** The options of one of the groups: an equal share of the beam and of the results. */
  SearchOptions ofGroup() {
    int size = groups.count();
    return size == 1
        ? this
        : new SearchOptions(
            beam / size,
            (nBest + size - 1) / size,
            ranking,
            limits,
            blocking,
            DiverseGroups.ONE,
            allowUnknown,
            keepAttention,
            keepWordScores,
            stop,
            deadline,
            method);
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

package io.dragoman.corpus.filter;

/** The words of a pair translate each other well enough. */
public final class AlignmentRule implements PairRule {
  private final AlignmentScorer scorer;
  private final double least;

  /**
   * A limit.
   *
   * @param least the lowest score that is accepted
   */
  public AlignmentRule(AlignmentScorer scorer, double least) {
    this.scorer = scorer;
    this.least = least;
  }

  @Override
  public String name() {
    return "alignment";
  }

  @Override
  public boolean accepts(CandidatePair pair) {
    return scorer.score(pair) >= least;
  }
}

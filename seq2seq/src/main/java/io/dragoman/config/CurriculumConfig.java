package io.dragoman.config;

/**
 * From easy to hard pairs (Platanios et al. 2019).
 *
 * @param difficulty what makes a pair hard
 * @param updates after which all pairs are learned from
 * @param start the share of pairs, the easiest ones, at the first update
 */
public record CurriculumConfig(Difficulty difficulty, int updates, double start) {
  /** What makes a pair hard. */
  public enum Difficulty {
    /** Nothing: there is no curriculum. */
    NONE,
    /** A long source. */
    LENGTH,
    /** Rare source words. */
    RARITY
  }

  static CurriculumConfig standard() {
    return new CurriculumConfig(Difficulty.NONE, 5_000, 0.1);
  }

  /**
   * The competence after some updates: the share of pairs that are learned from.
   *
   * <pre>
   *   min(1, sqrt(t (1 - start^2) / updates + start^2))
   * </pre>
   */
  public double competence(long t) {
    double squared = start * start;
    return Math.min(1, Math.sqrt(t * (1 - squared) / updates + squared));
  }
}

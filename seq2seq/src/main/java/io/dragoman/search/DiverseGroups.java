package io.dragoman.search;

/**
 * A beam in groups that choose one after the other: at each step a word that earlier groups of the
 * sentence chose {@code n} times is chosen as if its log-probability were {@code strength * n}
 * lower (Vijayakumar et al. 2016, Diverse beam search). What a hypothesis is worth in the end does
 * not change.
 *
 * @param count groups of {@code beam / count} hypotheses
 * @param strength how much they avoid each other
 */
public record DiverseGroups(int count, double strength) {
  /** One group: plain beam search. */
  public static final DiverseGroups ONE = new DiverseGroups(1, 0);

  /** Checks all ranges. */
  public DiverseGroups {
    SearchOptions.require(count >= 1, "groups", count, "at least 1");
    SearchOptions.requireNotNegative("diversity", strength);
  }
}

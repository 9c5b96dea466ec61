package io.dragoman.corpus.filter;

import java.util.Locale;

/** No earlier pair that came this far was the same; see {@link FingerprintSet} for the memory. */
public final class DuplicateRule implements PairRule {
  /** What must not occur twice. */
  public enum Scope {
    /** Both sides together. */
    PAIR,
    SOURCE,
    TARGET;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Scope scope;
  private final TextKey key;
  private final FingerprintSet seen = new FingerprintSet();

  /**
   * Nothing has been seen yet.
   *
   * @param key what counts when texts are compared
   */
  public DuplicateRule(Scope scope, TextKey key) {
    this.scope = scope;
    this.key = key;
  }

  /** Such as {@code duplicate-pair}. */
  @Override
  public String name() {
    return "duplicate-" + scope;
  }

  @Override
  public boolean accepts(CandidatePair pair) {
    return seen.add(
        switch (scope) {
          case PAIR -> key.of(pair.text(Side.SOURCE)) + '\n' + key.of(pair.text(Side.TARGET));
          case SOURCE -> key.of(pair.text(Side.SOURCE));
          case TARGET -> key.of(pair.text(Side.TARGET));
        });
  }
}

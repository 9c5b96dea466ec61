package io.dragoman.corpus.filter;

/** The sides differ: an untranslated line teaches to copy. */
public final class IdenticalRule implements PairRule {
  private final TextKey key;

  /**
   * Compares.
   *
   * @param key what counts
   */
  public IdenticalRule(TextKey key) {
    this.key = key;
  }

  @Override
  public String name() {
    return "identical";
  }

  @Override
  public boolean accepts(CandidatePair pair) {
    return !key.of(pair.text(Side.SOURCE)).equals(key.of(pair.text(Side.TARGET)));
  }
}

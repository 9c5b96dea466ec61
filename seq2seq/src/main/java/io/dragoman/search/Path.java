package io.dragoman.search;

/** A hypothesis as a chain from its last word to its first. */
final class Path {
  private static final float[] NO_ATTENTION = {};

  private final Path parent;
  private final int id;
  private final int row;
  private final int length;
  private final double logProbability;
  private final float[] attention;

  private Path(Path parent, int id, int row, double logProbability, float[] attention) {
    this.parent = parent;
    this.id = id;
    this.row = row;
    this.length = parent == null ? 0 : parent.length + 1;
    this.logProbability = logProbability;
    this.attention = attention;
  }

  /** No words yet; the first step takes {@code <s>}. */
  static Path start(int bos, int sentence) {
    return new Path(null, bos, sentence, 0, NO_ATTENTION);
  }

  /** One word more: the given candidate for extending this path. */
  Path extend(Candidates candidates, int index, StepScorer scorer, SearchOptions options) {
    int extended = candidates.row(index);
    return new Path(
        this,
        candidates.id(index),
        extended,
        candidates.logProbability(index),
        options.keepAttention() ? scorer.attention(extended) : NO_ATTENTION);
  }

  /** The last word. */
  int id() {
    return id;
  }

  /** The row of the step that scored the last word. */
  int row() {
    return row;
  }

  /** The number of words, {@code </s>} included. */
  int length() {
    return length;
  }

  /** The sum over all words. */
  double logProbability() {
    return logProbability;
  }

  Hypothesis hypothesis(SearchOptions options, int eos) {
    boolean finished = id == eos;
    int[] ids = new int[finished ? length - 1 : length];
    float[][] weights = new float[options.keepAttention() ? length : 0][];
    Path path = this;
    for (int t = length - 1; t >= 0; t--) {
      if (t < ids.length) {
        ids[t] = path.id;
      }
      if (t < weights.length) {
        weights[t] = path.attention;
      }
      path = path.parent;
    }
    return new Hypothesis(
        ids, options.score(logProbability, length), logProbability, finished, weights);
  }
}

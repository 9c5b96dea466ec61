package io.dragoman.translate;

import java.util.List;

/**
 * A given translation and how probable it is.
 *
 * @param text the translation
 * @param tokens its pieces in the order of the text
 * @param logProbability the sum over all pieces and {@code </s>}, base e
 * @param logProbabilities of each piece and, last, of {@code </s>}
 * @param unknown how many pieces the model sees as {@code <unk>}
 */
public record ScoredTranslation(
    String text,
    List<String> tokens,
    double logProbability,
    List<Double> logProbabilities,
    int unknown) {
  /** {@code logProbability / length^alpha}, the end counted. */
  public double normalized(double alpha) {
    return logProbability / StrictMath.pow(logProbabilities.size(), alpha);
  }

  /** The mean log-probability of a piece or the end. */
  public double mean() {
    return logProbability / logProbabilities.size();
  }
}

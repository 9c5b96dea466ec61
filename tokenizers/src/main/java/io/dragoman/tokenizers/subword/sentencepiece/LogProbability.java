package io.dragoman.tokenizers.subword.sentencepiece;

/** Arithmetic of logarithms. */
final class LogProbability {
  private LogProbability() {}

  /** log(exp(a) + exp(b)). */
  static double add(double a, double b) {
    double greater = Math.max(a, b);
    if (greater == Double.NEGATIVE_INFINITY) {
      return greater;
    }
    return greater + Math.log1p(Math.exp(Math.min(a, b) - greater));
  }
}

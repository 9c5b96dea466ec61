package io.dragoman.tokenizers.subword.sentencepiece;

/** The derivative of the logarithm of the gamma function. */
final class Digamma {
  private static final double LARGE = 7;

  private Digamma() {}

  /** The digamma function of a positive number, by its recurrence and asymptotic series. */
  static double of(double number) {
    double x = number;
    double sum = 0;
    for (; x < LARGE; x++) {
      sum -= 1 / x;
    }
    double inverse = 1 / (x * x);
    double series =
        inverse * (1.0 / 12 - inverse * (1.0 / 120 - inverse * (1.0 / 252 - inverse / 240)));
    return sum + Math.log(x) - 0.5 / x - series;
  }
}

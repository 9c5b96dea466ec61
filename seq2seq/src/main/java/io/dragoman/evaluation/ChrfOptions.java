package io.dragoman.evaluation;

/**
 * How to compute chrF.
 *
 * @param charOrder of the longest character n-grams
 * @param wordOrder of the longest word n-grams: 0 for chrF, 2 for chrF++
 * @param beta how many times as much recall counts as precision
 * @param lowercase whether case is ignored
 * @param whitespace whether white space counts as characters
 * @param epsilonSmoothing whether orders without n-grams count as almost 0, as in the script
 *     chrF++.py, instead of not at all
 */
public record ChrfOptions(
    int charOrder,
    int wordOrder,
    int beta,
    boolean lowercase,
    boolean whitespace,
    boolean epsilonSmoothing) {

  /** Checks all ranges. */
  public ChrfOptions {
    require(charOrder, "character order", 1);
    require(wordOrder, "word order", 0);
    require(beta, "beta", 1);
  }

  /** SacreBLEU's defaults: characters up to 6-grams, beta 2, cased. */
  public static ChrfOptions defaults() {
    return new ChrfOptions(6, 0, 2, false, false, false);
  }

  /** The same with other orders of n-grams. */
  public ChrfOptions withOrders(int characters, int words) {
    return new ChrfOptions(characters, words, beta, lowercase, whitespace, epsilonSmoothing);
  }

  /** The same with another weight of recall. */
  public ChrfOptions withBeta(int weight) {
    return new ChrfOptions(charOrder, wordOrder, weight, lowercase, whitespace, epsilonSmoothing);
  }

  /** The same with case ignored or not. */
  public ChrfOptions withLowercase(boolean ignore) {
    return new ChrfOptions(charOrder, wordOrder, beta, ignore, whitespace, epsilonSmoothing);
  }

  /** The same with white space counted or not. */
  public ChrfOptions withWhitespace(boolean count) {
    return new ChrfOptions(charOrder, wordOrder, beta, lowercase, count, epsilonSmoothing);
  }

  /** The same with orders without n-grams counted or not. */
  public ChrfOptions withEpsilonSmoothing(boolean smooth) {
    return new ChrfOptions(charOrder, wordOrder, beta, lowercase, whitespace, smooth);
  }

  private static void require(int value, String name, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " " + value + ": must be at least " + least);
    }
  }
}

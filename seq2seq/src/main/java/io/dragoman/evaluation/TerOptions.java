package io.dragoman.evaluation;

/**
 * How to compute the translation edit rate.
 *
 * @param normalized whether punctuation is set apart and XML entities are replaced first
 * @param noPunctuation whether punctuation is removed first
 * @param asianSupport whether the two above look at Chinese and Japanese characters as well
 * @param caseSensitive whether case counts
 */
public record TerOptions(
    boolean normalized, boolean noPunctuation, boolean asianSupport, boolean caseSensitive) {

  /** The defaults of tercom and sacreBLEU: case ignored, words split at white space. */
  public static TerOptions defaults() {
    return new TerOptions(false, false, false, false);
  }

  /** The same with punctuation set apart or not. */
  public TerOptions withNormalized(boolean normalize) {
    return new TerOptions(normalize, noPunctuation, asianSupport, caseSensitive);
  }

  /** The same with punctuation removed or not. */
  public TerOptions withNoPunctuation(boolean remove) {
    return new TerOptions(normalized, remove, asianSupport, caseSensitive);
  }

  /** The same with Chinese and Japanese characters looked at or not. */
  public TerOptions withAsianSupport(boolean support) {
    return new TerOptions(normalized, noPunctuation, support, caseSensitive);
  }

  /** The same with case counted or not. */
  public TerOptions withCaseSensitive(boolean sensitive) {
    return new TerOptions(normalized, noPunctuation, asianSupport, sensitive);
  }
}

package io.dragoman.evaluation;

/**
 * How to compute BLEU.
 *
 * @param tokenization how lines are split
 * @param lowercase whether case is ignored
 * @param smoothing what to do about orders without a match
 * @param smoothingValue its number; 0 if it has none
 * @param order of the longest n-grams
 * @param effectiveOrder whether orders for which a hypothesis is too short are left out, as is
 *     usual for single sentences
 */
public record BleuOptions(
    BleuTokenization tokenization,
    boolean lowercase,
    Smoothing smoothing,
    double smoothingValue,
    int order,
    boolean effectiveOrder) {

  /** Checks all ranges. */
  public BleuOptions {
    if (order < 1) {
      throw new IllegalArgumentException("order " + order + ": must be at least 1");
    }
    if (!(smoothingValue >= 0) || (smoothing.hasValue() != smoothingValue > 0)) {
      throw new IllegalArgumentException(
          "smoothing value "
              + smoothingValue
              + ": must be "
              + (smoothing.hasValue() ? "above 0" : "0")
              + " for smoothing '"
              + smoothing
              + "'");
    }
  }

  /** SacreBLEU's defaults: 13a, cased, exponential smoothing, 4-grams. */
  public static BleuOptions defaults() {
    return new BleuOptions(BleuTokenization.MTEVAL_13A, false, Smoothing.EXPONENTIAL, 0, 4, false);
  }

  /** The same with lines split otherwise. */
  public BleuOptions withTokenization(BleuTokenization other) {
    return new BleuOptions(other, lowercase, smoothing, smoothingValue, order, effectiveOrder);
  }

  /** The same with case ignored or not. */
  public BleuOptions withLowercase(boolean ignore) {
    return new BleuOptions(tokenization, ignore, smoothing, smoothingValue, order, effectiveOrder);
  }

  /** The same with another smoothing and its default number. */
  public BleuOptions withSmoothing(Smoothing other) {
    return withSmoothing(other, other.defaultValue());
  }

  /** The same with another smoothing. */
  public BleuOptions withSmoothing(Smoothing other, double value) {
    return new BleuOptions(tokenization, lowercase, other, value, order, effectiveOrder);
  }

  /** The same with n-grams up to another order. */
  public BleuOptions withOrder(int longest) {
    return new BleuOptions(
        tokenization, lowercase, smoothing, smoothingValue, longest, effectiveOrder);
  }

  /** The same with orders left out for which a hypothesis is too short, or not. */
  public BleuOptions withEffectiveOrder(boolean effective) {
    return new BleuOptions(tokenization, lowercase, smoothing, smoothingValue, order, effective);
  }
}

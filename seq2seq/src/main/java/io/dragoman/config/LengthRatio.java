package io.dragoman.config;

import java.util.OptionalDouble;

/**
 * How many target tokens are expected for a source token: a number, or {@code learned}, which asks
 * a predictor for each sentence.
 *
 * @param constant from 0 up; empty if it is learned
 */
public record LengthRatio(OptionalDouble constant) {
  /** What a predictor says. */
  public static final LengthRatio LEARNED = new LengthRatio(OptionalDouble.empty());

  static final String FORMS = "a number or learned";

  /** The same for all sentences. */
  public static LengthRatio of(double ratio) {
    return new LengthRatio(OptionalDouble.of(ratio));
  }

  /**
   * Reads one of the forms above.
   *
   * @throws IllegalArgumentException if the text has another; the message completes "it must be"
   */
  public static LengthRatio parse(String text) {
    if (text.equals("learned")) {
      return LEARNED;
    }
    try {
      return of((double) ConfigValues.parse(double.class, text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(FORMS, e);
    }
  }

  /** Whether a predictor decides. */
  public boolean isLearned() {
    return constant.isEmpty();
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return isLearned() ? "learned" : ConfigValues.format(constant.getAsDouble());
  }
}

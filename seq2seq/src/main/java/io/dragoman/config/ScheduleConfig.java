package io.dragoman.config;

import java.util.List;

/**
 * How the learning rate goes on after warm-up.
 *
 * @param type one of {@link #TYPES}
 * @param decayEvery of {@code step} and {@code exponential}: what takes the rate down by one factor
 * @param length of {@code cosine} and {@code one-cycle}: the update at which the rate has come down
 * @param restarts of {@code cosine}: how many times as long as the one before each next fall is; 0
 *     for one fall alone
 * @param rise of {@code one-cycle}: the share of the updates before the peak
 * @param startDivisor of {@code one-cycle}: what the peak is divided by at the start
 * @param endDivisor of {@code one-cycle}: what the first rate is divided by at the end
 */
public record ScheduleConfig(
    String type,
    Every decayEvery,
    int length,
    int restarts,
    double rise,
    double startDivisor,
    double endDivisor) {
  /** The known types. */
  public static final List<String> TYPES =
      List.of("plateau", "constant", "step", "exponential", "inverse-sqrt", "cosine", "one-cycle");

  static ScheduleConfig standard() {
    return new ScheduleConfig("plateau", Every.epochs(1), 0, 0, 0.3, 25, 1e4);
  }

  /** Whether the type needs to know when the rate has come down. */
  boolean needsLength() {
    return type.equals("cosine") || type.equals("one-cycle");
  }
}

package io.dragoman.corpus.download;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The header {@code Retry-After}: seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /** How long to wait from now; zero if the text says nothing that can be understood. */
  static Duration parse(String text, Instant now) {
    String value = text.strip();
    if (value.matches("[0-9]+")) {
      return value.length() > MOST_DIGITS
          ? Duration.ofDays(365)
          : Duration.ofSeconds(Integer.parseInt(value));
    }
    try {
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, then);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}

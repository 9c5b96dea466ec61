package io.dragoman.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something may last: {@code 10e} epochs, {@code 5000u} updates, {@code 1Gt} target tokens
 * (with k, M or G), {@code 2h}, {@code 30m} or {@code 90s} of time, or {@code none}.
 *
 * @param count at least 1, or 0 for none; time is in seconds
 * @param unit what is counted
 * @param text as it was written
 */
public record Budget(long count, Unit unit, String text) {
  /** No limit. */
  public static final Budget NONE = new Budget(0, Unit.UPDATES, "none");

  static final String FORMS =
      "none, or a number of epochs such as 10e, updates such as 5000u, target tokens such as 50Mt,"
          + " or a time such as 2h, 30m or 90s";
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([kMG]?t|[euhms])");

  /** What is counted. */
  public enum Unit {
    EPOCHS,
    UPDATES,
    TARGET_TOKENS,
    SECONDS
  }

  /**
   * Reads one of the forms above.
   *
   * @throws IllegalArgumentException if the text has another; the message completes "it must be"
   */
  public static Budget parse(String text) {
    if (text.equals("none")) {
      return NONE;
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(FORMS);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "e" -> new Budget(number, Unit.EPOCHS, text);
      case "u" -> new Budget(number, Unit.UPDATES, text);
      case "kt" -> new Budget(number * 1_000, Unit.TARGET_TOKENS, text);
      case "Mt" -> new Budget(number * 1_000_000, Unit.TARGET_TOKENS, text);
      case "Gt" -> new Budget(number * 1_000_000_000, Unit.TARGET_TOKENS, text);
      case "h" -> new Budget(number * 3600, Unit.SECONDS, text);
      case "m" -> new Budget(number * 60, Unit.SECONDS, text);
      case "s" -> new Budget(number, Unit.SECONDS, text);
      default -> new Budget(number, Unit.TARGET_TOKENS, text);
    };
  }

  public boolean isNone() {
    return count == 0;
  }

  @Override
  public String toString() {
    return text;
  }
}

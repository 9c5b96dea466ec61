package io.dragoman.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something happens, written {@code 1e} (epochs) or {@code 500u} (updates).
 *
 * @param count at least 1
 * @param unit what is counted
 */
public record Every(int count, Unit unit) {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([eu])");

  /** What is counted. */
  public enum Unit {
    EPOCHS,
    UPDATES
  }

  public Every {
    if (count < 1) {
      throw new IllegalArgumentException("every: count is " + count + " but must be at least 1");
    }
  }

  public static Every epochs(int count) {
    return new Every(count, Unit.EPOCHS);
  }

  public static Every updates(int count) {
    return new Every(count, Unit.UPDATES);
  }

  /**
   * Reads {@code 1e} or {@code 500u}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Every parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "every: '" + text + "' must be a number of epochs such as 1e or of updates such as 500u");
    }
    int count = Integer.parseInt(matcher.group(1));
    return matcher.group(2).equals("e") ? epochs(count) : updates(count);
  }

  /** Whether it is due after this update of this epoch, both counted from 1. */
  public boolean isDue(long update, int epoch, boolean endOfEpoch) {
    return switch (unit) {
      case UPDATES -> update % count == 0;
      case EPOCHS -> endOfEpoch && epoch % count == 0;
    };
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return count + (unit == Unit.EPOCHS ? "e" : "u");
  }
}

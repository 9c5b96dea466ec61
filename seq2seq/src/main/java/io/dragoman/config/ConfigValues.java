package io.dragoman.config;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text form of single values. */
final class ConfigValues {
  private static final BigDecimal SMALL = new BigDecimal("1e-6");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private ConfigValues() {}

  /**
   * Reads a value of the type of a record's component.
   *
   * @throws IllegalArgumentException whose message completes "it must be ..."
   */
  static Object parse(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    } else if (type == boolean.class) {
      return parseBoolean(text);
    } else if (type == int.class) {
      return (int) parseWhole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == long.class) {
      return parseWhole(text, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (type == float.class) {
      return (float) parseDecimal(text);
    } else if (type == double.class) {
      return parseDecimal(text);
    } else if (type == Every.class) {
      return parseEvery(text);
    } else if (type == Budget.class) {
      return Budget.parse(text);
    } else if (type == LengthRatio.class) {
      return LengthRatio.parse(text);
    } else if (type.isEnum()) {
      return parseName(type, text);
    }
    throw new IllegalStateException("no text form for values of " + type);
  }

  /** The text that {@link #parse} reads as the same value. */
  static String format(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    } else if (value instanceof Float || value instanceof Double) {
      return formatDecimal(new BigDecimal(value.toString()).stripTrailingZeros());
    }
    return value.toString();
  }

  private static String formatDecimal(BigDecimal number) {
    if (number.signum() != 0 && number.abs().compareTo(SMALL) < 0) {
      return number.unscaledValue() + "e" + -number.scale();
    }
    return number.scale() > 0 ? number.toPlainString() : number.setScale(1).toPlainString();
  }

  private static boolean parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false");
    };
  }

  private static long parseWhole(String text, long low, long high) {
    if (WHOLE.matcher(text).matches()) {
      try {
        long number = Long.parseLong(text);
        if (number >= low && number <= high) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Too many digits for a long: the same answer as for an int out of range.
      }
      throw new IllegalArgumentException("a whole number from " + low + " to " + high);
    }
    throw new IllegalArgumentException("a whole number");
  }

  private static double parseDecimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException("a number");
    }
    return Double.parseDouble(text);
  }

  private static Every parseEvery(String text) {
    try {
      return Every.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a number of epochs such as 1e or of updates such as 500u", e);
    }
  }

  private static Object parseName(Class<?> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> format(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("one of " + choices(type)));
  }

  private static String choices(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(ConfigValues::format)
        .collect(Collectors.joining(", "));
  }
}

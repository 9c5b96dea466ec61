package io.dragoman.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times such as {@code 50ms}, {@code 1.5s} and {@code 2m}. */
final class Durations implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)(ms|s|m)");

  @Override
  public Duration convert(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw bad(text);
    }
    double seconds =
        switch (form.group(2)) {
          case "ms" -> 1e-3;
          case "s" -> 1;
          default -> 60;
        };
    Duration time = Duration.ofNanos(Math.round(Double.parseDouble(form.group(1)) * seconds * 1e9));
    if (time.isZero()) {
      throw bad(text);
    }
    return time;
  }

  private static TypeConversionException bad(String text) {
    return new TypeConversionException(
        "'" + text + "' is not a time above 0 such as 50ms, 2s or 1m");
  }
}

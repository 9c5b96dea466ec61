package io.dragoman.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lengths from one to another, written {@code 1:100}, {@code 1:} or {@code :100}. */
record LengthRange(int least, int most) {
  /** Reads ranges. */
  static final class Converter implements ITypeConverter<LengthRange> {
    private static final Pattern FORM = Pattern.compile("([0-9]{0,9}):([0-9]{0,9})");

    @Override
    public LengthRange convert(String value) {
      Matcher matcher = FORM.matcher(value);
      if (!matcher.matches() || value.equals(":")) {
        throw new TypeConversionException("'" + value + "' is no range such as 1:100, 1: or :100");
      }
      int least = matcher.group(1).isEmpty() ? 0 : Integer.parseInt(matcher.group(1));
      int most =
          matcher.group(2).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(matcher.group(2));
      if (most < least) {
        throw new TypeConversionException("'" + value + "' ends before it begins");
      }
      return new LengthRange(least, most);
    }
  }
}

package io.dragoman.cli;

import io.dragoman.config.LengthRatio;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number or {@code learned}. */
final class LengthRatios implements ITypeConverter<LengthRatio> {
  @Override
  public LengthRatio convert(String text) {
    try {
      return LengthRatio.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' is not " + e.getMessage());
    }
  }
}

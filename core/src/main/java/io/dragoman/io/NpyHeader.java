package io.dragoman.io;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an array of NumPy says of itself: a literal of a dictionary in Python's syntax, which is
 * matched as text and never evaluated.
 *
 * @param type of the values; null for Python objects and records, which are never read
 * @param order of the bytes of a value
 * @param columnMajor whether the first dimension runs fastest (Fortran's order)
 */
record NpyHeader(ElementType type, ByteOrder order, boolean columnMajor, List<Long> shape) {
  private static final Pattern DICTIONARY =
      Pattern.compile(
          "\\{\\s*(?<entries>(?:'[a-z_]{1,16}':\\s*(?:'[^'\\\\]{1,16}'|True|False|\\([0-9L, ]{0,400}\\))\\s*,?\\s*){3})}\\s*");
  private static final Pattern ENTRY =
      Pattern.compile("'([a-z_]+)':\\s*(?:'([^']+)'|(True|False)|\\(([0-9L, ]*)\\))");
  private static final Pattern OBJECTS = Pattern.compile("'descr':\\s*(?:'[|<>=]?O'|\\[)");
  private static final Map<String, ElementType> TYPES =
      Map.of(
          "f2", ElementType.F16,
          "f4", ElementType.F32,
          "f8", ElementType.F64,
          "i1", ElementType.I8,
          "i4", ElementType.I32,
          "i8", ElementType.I64);
  private static final int MOST_DIMENSIONS = 8;

  /**
   * Reads the text of a header.
   *
   * @param where the file and the array, for messages
   * @throws ParameterFileException if it is malformed or of a type that is not read
   */
  static NpyHeader parse(String where, String text) {
    if (OBJECTS.matcher(text).find()) {
      return new NpyHeader(null, ByteOrder.LITTLE_ENDIAN, false, List.of());
    }
    Matcher dictionary = DICTIONARY.matcher(text);
    if (!dictionary.matches()) {
      throw malformed(where);
    }
    String descr = null;
    Boolean columnMajor = null;
    List<Long> shape = null;
    Matcher entry = ENTRY.matcher(dictionary.group("entries"));
    while (entry.find()) {
      switch (entry.group(1)) {
        case "descr" -> descr = entry.group(2);
        case "fortran_order" ->
            columnMajor = entry.group(3) == null ? null : entry.group(3).equals("True");
        case "shape" -> shape = entry.group(4) == null ? null : dimensions(where, entry.group(4));
        default -> throw malformed(where);
      }
    }
    if (descr == null || columnMajor == null || shape == null) {
      throw malformed(where);
    }
    ElementType type = TYPES.get(descr.substring(1));
    if (type == null || "<>=|".indexOf(descr.charAt(0)) < 0) {
      throw new ParameterFileException(
          where
              + (": is of type '" + descr + "' but must be one of f2, f4, f8, i1, i4, i8:")
              + " convert it with numpy's astype");
    }
    ByteOrder order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(type, order, columnMajor, shape);
  }

  private static List<Long> dimensions(String where, String text) {
    List<Long> shape = new ArrayList<>();
    for (String each : text.split(",")) {
      String number = each.strip().replace("L", ""); // Python 2 wrote 512L
      if (number.isEmpty()) {
        continue;
      }
      if (!number.matches("[0-9]{1,10}") || shape.size() == MOST_DIMENSIONS) {
        throw new ParameterFileException(
            where + ": has the shape (" + text + "), which is none: write the file again");
      }
      shape.add(Long.parseLong(number));
    }
    return List.copyOf(shape);
  }

  private static ParameterFileException malformed(String where) {
    return new ParameterFileException(
        where + ": its header is not NumPy's: the file is damaged or of another format");
  }

  /**
   * The number of values.
   *
   * @throws ArithmeticException if that is beyond a long
   */
  long size() {
    long size = 1;
    for (long each : shape) {
      size = Math.multiplyExact(size, each);
    }
    return size;
  }
}

package io.dragoman.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Splits at the characters that Python's {@code str.split()} splits at, as sacreBLEU does. */
public final class Whitespace {
  private Whitespace() {}

  /** What stands between white space. */
  public static List<String> split(String line) {
    List<String> tokens = new ArrayList<>();
    int length = line.length();
    int start = 0;
    for (int i = 0; i <= length; i++) {
      if (i == length || isSpace(line.charAt(i))) {
        if (i > start) {
          tokens.add(line.substring(start, i));
        }
        start = i + 1;
      }
    }
    return tokens;
  }

  /** The line without white space at its end. */
  public static String stripTrailing(String line) {
    int end = line.length();
    while (end > 0 && isSpace(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end);
  }

  static String strip(String line) {
    int start = 0;
    while (start < line.length() && isSpace(line.charAt(start))) {
      start++;
    }
    return stripTrailing(line.substring(start));
  }

  /** Single spaces between the tokens and none around them. */
  static String collapse(String line) {
    return String.join(" ", split(line));
  }

  static String remove(String line) {
    return String.join("", split(line));
  }

  private static boolean isSpace(char c) {
    if (c <= ' ') {
      return c == ' ' || (c >= '\t' && c <= '\r') || c >= '\u001C';
    }
    return c >= '\u0085'
        && switch (c) {
          case '\u0085', '\u00A0', '\u1680', '\u2028', '\u2029', '\u202F', '\u205F', '\u3000' ->
              true;
          default -> c >= '\u2000' && c <= '\u200A';
        };
  }
}

package io.dragoman.evaluation;

import java.util.ArrayList;
import java.util.List;

/** Splits at the characters that Python's {@code str.split()} splits at, as sacreBLEU does. */
final class Whitespace {
  private Whitespace() {}

  static List<String> split(String line) {
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

  static String stripTrailing(String line) {
    int end = line.length();
    while (end > 0 && isSpace(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end);
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

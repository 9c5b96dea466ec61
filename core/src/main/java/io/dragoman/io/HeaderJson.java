package io.dragoman.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strict parser of the JSON that safetensors headers are made of (RFC 8259): objects, arrays,
 * strings and whole numbers of 0 or more.
 */
final class HeaderJson {
  /** Headers need three levels; the limit keeps a hostile file from exhausting the stack. */
  private static final int DEEPEST = 4;

  private static final String WHITESPACE = " \t\n\r";

  private final String file;
  private final String text;
  private int at;

  private HeaderJson(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * Parses an object; values are {@code Map}, {@code List}, {@code String} or {@code Long}.
   *
   * @throws ParameterFileException if the text is anything else
   */
  static Map<String, Object> parse(String file, String text) {
    HeaderJson json = new HeaderJson(file, text);
    Map<String, Object> object = json.object(1);
    json.skipWhitespace();
    if (json.at < text.length()) {
      throw json.expected("the end");
    }
    return object;
  }

  private Object value(int depth) {
    skipWhitespace();
    char next = peek();
    if (depth > DEEPEST) {
      throw expected("at most " + DEEPEST + " levels");
    }
    if (next == '{') {
      return object(depth);
    }
    if (next == '[') {
      return array(depth);
    }
    if (next == '"') {
      return string();
    }
    return number();
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    expect('{');
    if (accept('}')) {
      return object;
    }
    do {
      skipWhitespace();
      int start = at;
      String key = string();
      expect(':');
      if (object.put(key, value(depth + 1)) != null) {
        throw new ParameterFileException(
            file + ": header: character " + (start + 1) + ": name '" + key + "' repeats: keep one");
      }
    } while (accept(','));
    expect('}');
    return object;
  }

  private List<Object> array(int depth) {
    List<Object> array = new ArrayList<>();
    expect('[');
    if (accept(']')) {
      return array;
    }
    do {
      array.add(value(depth + 1));
    } while (accept(','));
    expect(']');
    return array;
  }

  private Long number() {
    int start = at;
    while (isDigit(peek())) {
      at++;
    }
    String digits = text.substring(start, at);
    boolean leadingZero = digits.length() > 1 && digits.charAt(0) == '0';
    if (digits.isEmpty() || digits.length() > 18 || leadingZero || ".eE".indexOf(peek()) >= 0) {
      at = start;
      throw expected("a string, array, object or whole number of at most 18 digits");
    }
    return Long.parseLong(digits);
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      if (at == text.length() || peek() < ' ') {
        throw expected("the end of a string");
      }
      char next = text.charAt(at++);
      out.append(next == '\\' ? escape() : next);
    }
    at++;
    return out.toString();
  }

  private char escape() {
    char escaped = peek();
    int simple = "\"\\/bfnrt".indexOf(escaped);
    if (simple >= 0) {
      at++;
      return "\"\\/\b\f\n\r\t".charAt(simple);
    }
    int code = escaped == 'u' ? 0 : -1;
    for (int i = 1; i <= 4 && code >= 0; i++) {
      int digit = at + i < text.length() ? hexDigit(text.charAt(at + i)) : -1;
      code = digit < 0 ? -1 : code * 16 + digit;
    }
    if (code < 0) {
      throw expected("one of \" \\ / b f n r t or u and four hexadecimal digits");
    }
    at += 5;
    return (char) code;
  }

  private static int hexDigit(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The next character, or NUL at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean accept(char wanted) {
    skipWhitespace();
    if (at == text.length() || text.charAt(at) != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char wanted) {
    if (!accept(wanted)) {
      throw expected("'" + wanted + "'");
    }
  }

  private void skipWhitespace() {
    while (at < text.length() && WHITESPACE.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private ParameterFileException expected(String what) {
    String found = at == text.length() ? "the end" : printable(text.charAt(at));
    return new ParameterFileException(
        file
            + (": header: character " + (at + 1) + ": expected " + what + " but found " + found)
            + ": the file is damaged or of another format");
  }

  private static String printable(char c) {
    return c < ' ' ? String.format("\\u%04x", (int) c) : "'" + c + "'";
  }
}

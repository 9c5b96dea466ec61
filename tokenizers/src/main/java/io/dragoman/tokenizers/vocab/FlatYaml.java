package io.dragoman.tokenizers.vocab;

/**
 * Reads YAML of nothing but lines such as {@code "house": 17}, which is how toolkits write
 * vocabularies. A small part of YAML, in which each line means what it means to a whole parser;
 * that takes many times longer to start than to read.
 */
final class FlatYaml {
  /** YAML wants a longer key to be marked as one. */
  private static final int LONGEST_KEY = 1000;

  private static final int MOST_DIGITS = 18;
  private static final String INNER = "_-./<>@+=~";

  private final String text;
  private int at;

  private FlatYaml(String text) {
    this.text = text;
  }

  /**
   * Reads a whole text.
   *
   * @return whether all of it is of this part of YAML; if not, entries may have been added
   * @throws DataFormatException if an entry cannot be
   */
  static boolean read(String text, MapEntries entries) {
    FlatYaml yaml = new FlatYaml(text);
    int line = 1;
    while (yaml.at < text.length()) {
      String token = yaml.key();
      long id = token == null ? -1 : yaml.id();
      if (id < 0) {
        return false;
      }
      entries.add(token, id, line++);
    }
    return line > 1;
  }

  /** The key that begins here, with what stands between quotes; null if it is of another form. */
  private String key() {
    char first = text.charAt(at);
    int from = at;
    String key;
    if (first == '"' || first == '\'') {
      key = quoted(first);
    } else {
      int end = plainEnd();
      key = end == at ? null : text.substring(at, end);
      at = end;
    }
    return key == null || at - from > LONGEST_KEY ? null : key;
  }

  private int plainEnd() {
    char first = text.charAt(at);
    if (!isLetterOrDigit(first) && first != '<' && first != '_') {
      return at;
    }
    int end = at + 1;
    while (end < text.length() && isInner(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isInner(char c) {
    return isLetterOrDigit(c) || INNER.indexOf(c) >= 0;
  }

  private static boolean isLetterOrDigit(char c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        : Character.isLetterOrDigit(c); // no half of a surrogate pair is
  }

  private String quoted(char quote) {
    StringBuilder key = null; // if there is an escape
    int from = ++at;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean escape = quote == '"' && c == '\\';
      if (c == quote && !isNext(quote)) {
        String rest = text.substring(from, at++);
        return key == null ? rest : key.append(rest).toString();
      }
      if (escape ? !(isNext('"') || isNext('\\')) : c == quote || !stands(c)) {
        return null;
      }
      if (escape) {
        key = key == null ? new StringBuilder() : key;
        key.append(text, from, at);
        from = ++at; // what is escaped stands for itself
      }
      at++;
    }
    return null;
  }

  private boolean isNext(char c) {
    return at + 1 < text.length() && text.charAt(at + 1) == c;
  }

  /** Whether a character may stand between quotes as it is, and breaks no line. */
  private static boolean stands(char c) {
    return c < 0x80
        ? c >= ' ' && c < 0x7f
        : c >= 0xa0 && !Character.isSurrogate(c) && c < 0xe000 && c != '\u2028' && c != '\u2029';
  }

  /** The number behind a colon and one space, and the end of its line; below 0 if it is none. */
  private long id() {
    if (!text.startsWith(": ", at)) {
      return -1;
    }
    int from = at + 2;
    at = from;
    long id = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      id = 10 * id + text.charAt(at) - '0';
      at++;
    }
    boolean plain = at > from && at - from <= MOST_DIGITS;
    boolean octal = plain && text.charAt(from) == '0' && at - from > 1;
    boolean ends = at == text.length() || text.charAt(at) == '\n';
    at++;
    return plain && !octal && ends ? id : -1;
  }
}

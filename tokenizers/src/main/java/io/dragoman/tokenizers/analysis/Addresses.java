package io.dragoman.tokenizers.analysis;

/** Finds addresses of the web and of mail in ASCII. */
final class Addresses {
  private static final String AUTHORITY = "://";
  private static final String WEB = "www.";

  private Addresses() {}

  /** Whether an address may be somewhere in this run of non-white characters. */
  static boolean mayContain(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '@'
          || (c == ':' && text.startsWith(AUTHORITY, i))
          || (c == 'w' && text.startsWith(WEB, i))) {
        return true;
      }
    }
    return false;
  }

  /** The end of the address that starts here, or -1; {@code limit} ends the run. */
  static int match(String text, int start, int limit) {
    if (start > 0 && (isLocal(text.charAt(start - 1)) || !isAlphanumeric(text.charAt(start)))) {
      return -1;
    }
    int end = web(text, start, limit);
    return end > 0 ? end : mail(text, start, limit);
  }

  private static int web(String text, int start, int limit) {
    int body = start + WEB.length();
    if (!text.startsWith(WEB, start)) {
      int scheme = start;
      while (scheme < limit && isAlphanumeric(text.charAt(scheme))) {
        scheme++;
      }
      if (scheme == start || !text.startsWith(AUTHORITY, scheme)) {
        return -1;
      }
      body = scheme + AUTHORITY.length();
    }
    int end = body;
    boolean parenthesis = false;
    while (end < limit && "<>\"\u201C\u201D\u201E\u00AB\u00BB".indexOf(text.charAt(end)) < 0) {
      parenthesis |= text.charAt(end) == '(';
      end++;
    }
    String trailing = parenthesis ? ".,;:!?'\u2019\u2026]}" : ".,;:!?'\u2019\u2026]})";
    while (end > body && trailing.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > body ? end : -1;
  }

  private static int mail(String text, int start, int limit) {
    int at = start;
    while (at < limit && isLocal(text.charAt(at))) {
      at++;
    }
    if (at == start || at == limit || text.charAt(at) != '@') {
      return -1;
    }
    int end = at + 1;
    int dots = 0;
    while (end < limit && isDomain(text.charAt(end))) {
      dots += text.charAt(end) == '.' ? 1 : 0;
      end++;
    }
    while (!isAlphanumeric(text.charAt(end - 1)) && end > at + 1) {
      dots -= text.charAt(end - 1) == '.' ? 1 : 0;
      end--;
    }
    return dots > 0 && isAlphanumeric(text.charAt(at + 1)) ? end : -1;
  }

  private static boolean isDomain(char c) {
    return isAlphanumeric(c) || c == '.' || c == '-';
  }

  private static boolean isLocal(char c) {
    return isDomain(c) || c == '_' || c == '%' || c == '+';
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}

package io.dragoman.plot;

/** Estimates of text widths, in units of the font size, where no font can be asked. */
final class TextMetrics {

  private static final double NARROW = 0.58;
  private static final double WIDE = 1.0;
  private static final String ELLIPSIS = "…";

  private TextMetrics() {}

  /** The width of a text: ideographs count 1, other letters 0.58, combining marks nothing. */
  static double width(String text) {
    return text.codePoints().mapToDouble(TextMetrics::width).sum();
  }

  /** The text itself, or its beginning with an ellipsis if it is wider than the limit. */
  static String cut(String text, double limit) {
    if (width(text) <= limit) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    double used = NARROW;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      used += width(c);
      if (used > limit) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return kept.append(ELLIPSIS).toString();
  }

  private static double width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        Character.isIdeographic(c)
            || (c >= 0x1100 && c <= 0x115F) // Hangul initials
            || (c >= 0x2E80 && c <= 0xA4CF) // radicals, punctuation, kana
            || (c >= 0xAC00 && c <= 0xD7A3) // Hangul syllables
            || (c >= 0xFF00 && c <= 0xFF60) // full-width forms
            || c >= 0x1F300; // pictographs
    return wide ? WIDE : NARROW;
  }
}

package io.dragoman.tokenizers;

import java.util.random.RandomGenerator;

/** Makes lines of awkward Unicode from a seed. */
public final class RandomText {
  private static final String[] PIECES = {
    " ",
    "  ",
    "\t",
    "\u00A0",
    "\u202F",
    "\u2028",
    "\u2029",
    "\u0085",
    "\u3000",
    "\u000B",
    "\u0000",
    "\u001F",
    "\u007F",
    "\u200B",
    "\uFEFF",
    "\u00AD",
    "\u200D",
    "\u200C",
    "\u202E",
    "\u2066",
    "\uFFED",
    "\uFF05",
    "\uFF050020",
    "\uFF05FFED",
    "\uFF5F",
    "\uFF60",
    "<s>",
    "</s>",
    "<pad>",
    "<unk>",
    "\uFF05<s>",
    "\uFF05003Cs>",
    "\uD800",
    "\uDC00",
    "\uDFFF",
    "\uFE0F",
    "\u0301",
    "e\u0301",
    "\u20E3",
    "1\uFE0F\u20E3",
    "👍🏽",
    "👩‍👩‍👧",
    "🇩🇪",
    "🇩",
    "don't",
    "l'homme",
    "z.B.",
    "Mr.",
    "3.50",
    "1,000",
    "10:30",
    "...",
    "https://a.b/c",
    "www.",
    "a@b.cd",
    "://",
    "@",
    "-",
    "\u2019",
    "'",
    "\u201E",
    "\u201C",
    "(",
    ")",
    "\u20AC",
    "%",
    "\u05E9\u05DC\u05D5\u05DD",
    "\u0645\u0631",
    "日本語",
    "テスト",
    "ー",
    "한국어",
    "\u0E44\u0E17\u0E22",
    "\u0939\u093F\u0928\u094D",
    "ſ",
    "İ",
    "ß",
    "𝒜",
    "𠀀",
    "word",
    "Haus",
    "été",
    "a",
    "I",
    "7",
    "½",
    "²",
    "Ⅻ",
    "_",
    ".",
    ",",
    "!",
    "?"
  };

  private RandomText() {}

  /** Pieces and random code points, without a line feed or carriage return. */
  public static String line(RandomGenerator random) {
    StringBuilder line = new StringBuilder();
    int pieces = random.nextInt(12);
    for (int i = 0; i < pieces; i++) {
      append(line, random);
    }
    return line.toString();
  }

  /** The same with at least so many characters. */
  public static String longLine(RandomGenerator random, int length) {
    StringBuilder line = new StringBuilder();
    while (line.length() < length) {
      append(line, random);
    }
    return line.toString();
  }

  private static void append(StringBuilder line, RandomGenerator random) {
    if (random.nextInt(4) > 0) {
      line.append(PIECES[random.nextInt(PIECES.length)]);
    } else {
      int bound = random.nextBoolean() ? 0x250 : Character.MAX_CODE_POINT + 1;
      int c = random.nextInt(bound);
      line.appendCodePoint(c == '\n' || c == '\r' ? ' ' : c);
    }
  }
}

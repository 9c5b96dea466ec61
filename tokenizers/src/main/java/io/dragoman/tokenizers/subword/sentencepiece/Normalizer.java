package io.dragoman.tokenizers.subword.sentencepiece;

import it.unimi.dsi.fastutil.bytes.ByteArrayList;

/** Prepares text: rewrites characters by rules, marks spaces as U+2581, removes needless ones. */
final class Normalizer {
  /** The mark of a space in UTF-8. */
  private static final byte[] SPACE = {(byte) 0xE2, (byte) 0x96, (byte) 0x81};

  private final CharacterMap rules;
  private final boolean dummyPrefix;
  private final boolean removeSpaces;
  private final boolean suffix;
  private final ByteTrie exempt;

  /**
   * Text is prepared so.
   *
   * @param suffix whether the space that is added comes after the text
   * @param exempt text to which no rule applies
   */
  Normalizer(
      ModelSpec.Normalization settings, CharacterMap rules, boolean suffix, ByteTrie exempt) {
    this.rules = rules;
    this.dummyPrefix = settings.dummyPrefix();
    this.removeSpaces = settings.removeSpaces();
    this.suffix = suffix;
    this.exempt = exempt;
  }

  byte[] normalize(byte[] text) {
    ByteArrayList part = new ByteArrayList();
    int start = 0;
    if (removeSpaces) {
      while (start < text.length) {
        int length = rewrite(text, start, part);
        if (part.size() != 1 || part.getByte(0) != ' ') {
          break;
        }
        start += length;
      }
    }
    if (start == text.length) {
      return new byte[0];
    }
    ByteArrayList result = new ByteArrayList(text.length * 2);
    if (dummyPrefix && !suffix) {
      result.addElements(result.size(), SPACE);
    }
    boolean afterSpace = removeSpaces;
    while (start < text.length) {
      start += rewrite(text, start, part);
      int from = 0;
      while (afterSpace && from < part.size() && part.getByte(from) == ' ') {
        from++;
      }
      append(part, from, result);
      if (from < part.size()) {
        afterSpace = part.getByte(part.size() - 1) == ' ';
      }
      afterSpace &= removeSpaces;
    }
    if (removeSpaces) {
      while (endsWithSpace(result)) {
        result.size(result.size() - SPACE.length);
      }
    }
    if (dummyPrefix && suffix) {
      result.addElements(result.size(), SPACE);
    }
    return result.toByteArray();
  }

  private static void append(ByteArrayList part, int from, ByteArrayList result) {
    for (int i = from; i < part.size(); i++) {
      if (part.getByte(i) == ' ') {
        result.addElements(result.size(), SPACE);
      } else {
        result.add(part.getByte(i));
      }
    }
  }

  private static boolean endsWithSpace(ByteArrayList text) {
    int start = text.size() - SPACE.length;
    return start >= 0
        && text.getByte(start) == SPACE[0]
        && text.getByte(start + 1) == SPACE[1]
        && text.getByte(start + 2) == SPACE[2];
  }

  /** Rewrites the text at this place into {@code part} and returns how many bytes it had. */
  private int rewrite(byte[] text, int start, ByteArrayList part) {
    part.clear();
    int length = exempt.longest(text, start);
    if (length == 0) {
      long match = rules.match(text, start);
      if (match >= 0) {
        rules.append((int) match, part);
        return (int) (match >>> Integer.SIZE);
      }
      length = Utf8.length(text, start);
    }
    part.addElements(0, text, start, length);
    return length;
  }
}

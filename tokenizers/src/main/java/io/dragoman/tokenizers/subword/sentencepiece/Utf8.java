package io.dragoman.tokenizers.subword.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;

/** Characters in bytes. */
final class Utf8 {
  private Utf8() {}

  /** How many bytes a character has, by its first. */
  static int length(byte first) {
    int bits = first & 0xFF;
    if (bits < 0xC0) {
      return 1;
    }
    return bits < 0xE0 ? 2 : bits < 0xF0 ? 3 : 4;
  }

  /** How many bytes the character at this place of valid text has. */
  static int length(byte[] text, int start) {
    return Math.min(length(text[start]), text.length - start);
  }

  static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, UTF_8);
  }

  /** Text of any bytes; each byte that belongs to no character becomes U+FFFD. */
  static String decode(byte[] bytes, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; ) {
      int length = Math.min(length(bytes[i]), count - i);
      String character = character(bytes, i, length);
      text.append(character == null ? "\uFFFD" : character);
      i += character == null ? 1 : length;
    }
    return text.toString();
  }

  private static String character(byte[] bytes, int start, int length) {
    CharsetDecoder decoder = UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(2);
    boolean failed = decoder.decode(ByteBuffer.wrap(bytes, start, length), chars, true).isError();
    return failed || chars.position() == 0 ? null : chars.flip().toString();
  }
}

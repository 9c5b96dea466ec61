package io.dragoman.tokenizers.subword.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.tokenizers.vocab.DataFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads the fields of a message in the wire format of protocol buffers. */
final class WireReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;
  private static final int LONGEST_VARINT = 10;

  private final Path file;
  private final ByteBuffer bytes;
  private int field;
  private int type;
  private boolean taken = true;

  WireReader(Path file, byte[] bytes) {
    this(file, ByteBuffer.wrap(bytes));
  }

  private WireReader(Path file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The number of the next field, or 0 at the end of the message; skips what was not taken. */
  int next() {
    if (!taken) {
      skip();
    }
    if (!bytes.hasRemaining()) {
      return 0;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    type = (int) tag & 7;
    if (tag >>> 3 == 0 || tag >>> 3 > 0x1FFFFFFF) {
      throw damaged("field number " + (tag >>> 3) + " is not in the format");
    }
    taken = false;
    return field;
  }

  boolean asBoolean() {
    return asLong() != 0;
  }

  long asLong() {
    take(VARINT);
    return varint();
  }

  float asFloat() {
    take(FIXED32);
    require(Float.BYTES);
    return bytes.getFloat();
  }

  byte[] asBytes() {
    ByteBuffer part = part();
    byte[] copy = new byte[part.remaining()];
    part.get(copy);
    return copy;
  }

  /** Text, which must be UTF-8. */
  String asText() {
    byte[] copy = asBytes();
    String text = new String(copy, UTF_8);
    if (!Arrays.equals(text.getBytes(UTF_8), copy)) {
      throw damaged("field " + field + " is not UTF-8");
    }
    return text;
  }

  WireReader asMessage() {
    return new WireReader(file, part());
  }

  private ByteBuffer part() {
    take(LENGTH_DELIMITED);
    int length = length();
    ByteBuffer part = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    return part;
  }

  private int length() {
    long length = varint();
    if (length < 0 || length > bytes.remaining()) {
      throw damaged("a part of " + Long.toUnsignedString(length) + " bytes goes beyond the end");
    }
    return (int) length;
  }

  private void take(int expected) {
    if (type != expected) {
      throw damaged("field " + field + " has wire type " + type + ", not " + expected);
    }
    taken = true;
  }

  private void skip() {
    switch (type) {
      case VARINT -> varint();
      case FIXED64 -> skip(Long.BYTES);
      case LENGTH_DELIMITED -> skip(length());
      case FIXED32 -> skip(Integer.BYTES);
      default -> throw damaged("field " + field + " has wire type " + type);
    }
    taken = true;
  }

  private void skip(int count) {
    require(count);
    bytes.position(bytes.position() + count);
  }

  private void require(int count) {
    if (bytes.remaining() < count) {
      throw damaged("it ends too early");
    }
  }

  private long varint() {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      require(1);
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << 7 * i;
      if (next >= 0) {
        return value;
      }
    }
    throw damaged("a number is longer than 10 bytes");
  }

  private DataFormatException damaged(String why) {
    return new DataFormatException(
        file, 0, "is no SentencePiece model: " + why, "give the .model file as it was trained");
  }
}

package io.dragoman.tokenizers.subword.sentencepiece;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Writes the fields of a message in the wire format of protocol buffers. */
final class WireWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  WireWriter number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  WireWriter flag(int field, boolean value) {
    return number(field, value ? 1 : 0);
  }

  WireWriter real(int field, float value) {
    varint((long) field << 3 | 5);
    int bits = Float.floatToIntBits(value);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      out.write(bits >> shift);
    }
    return this;
  }

  WireWriter text(int field, String value) {
    return bytes(field, value.getBytes(UTF_8));
  }

  WireWriter message(int field, WireWriter value) {
    return bytes(field, value.toBytes());
  }

  WireWriter bytes(int field, byte[] value) {
    varint((long) field << 3 | 2);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}

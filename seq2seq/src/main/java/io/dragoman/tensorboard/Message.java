package io.dragoman.tensorboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * A message in the wire format of Protocol Buffers, field by field: a tag {@code number << 3 |
 * type}, then the value.
 */
final class Message {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH = 2;
  private static final int FOUR_BYTES = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Adds a whole number. */
  Message integer(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  Message floating(int field, float value) {
    tag(field, FOUR_BYTES);
    fixed(Float.floatToIntBits(value), Float.BYTES);
    return this;
  }

  Message doubled(int field, double value) {
    tag(field, EIGHT_BYTES);
    fixed(Double.doubleToLongBits(value), Double.BYTES);
    return this;
  }

  /** Adds a packed list. */
  Message doubles(int field, double[] values) {
    tag(field, LENGTH);
    varint((long) Double.BYTES * values.length);
    for (double value : values) {
      fixed(Double.doubleToLongBits(value), Double.BYTES);
    }
    return this;
  }

  Message bytes(int field, byte[] value) {
    tag(field, LENGTH);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  Message text(int field, String value) {
    return bytes(field, value.getBytes(UTF_8));
  }

  Message message(int field, Message value) {
    return bytes(field, value.toBytes());
  }

  /** Adds the fields of another message. */
  Message append(Message fields) {
    bytes.writeBytes(fields.toBytes());
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private void tag(int field, int type) {
    varint(((long) field << 3) | type);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  private void fixed(long bits, int count) {
    for (int i = 0; i < count; i++) {
      bytes.write((int) (bits >>> 8 * i));
    }
  }
}

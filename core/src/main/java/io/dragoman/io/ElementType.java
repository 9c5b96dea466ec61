package io.dragoman.io;

import java.nio.ByteBuffer;

/** The kinds of values that can be read, by their names in the format. */
enum ElementType {
  F32(4),
  F64(8),
  F16(2),
  BF16(2),
  I64(8),
  I32(4),
  I8(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  boolean isFloat() {
    return this != I64 && this != I32 && this != I8;
  }

  /** Decodes {@code count} floating point values from the buffer's position on. */
  void decode(ByteBuffer in, float[] out, int offset, int count) {
    switch (this) {
      case F32 -> in.asFloatBuffer().get(out, offset, count);
      case F64 -> {
        for (int i = 0; i < count; i++) {
          out[offset + i] = (float) in.getDouble();
        }
      }
      case F16 -> {
        for (int i = 0; i < count; i++) {
          out[offset + i] = halfToFloat(in.getShort());
        }
      }
      case BF16 -> {
        for (int i = 0; i < count; i++) {
          out[offset + i] = Float.intBitsToFloat(in.getShort() << 16);
        }
      }
      case I64, I32, I8 -> throw new IllegalStateException(this + " is not a floating point type");
    }
  }

  /** Decodes {@code count} whole numbers from the buffer's position on. */
  void decode(ByteBuffer in, long[] out, int offset, int count) {
    for (int i = 0; i < count; i++) {
      out[offset + i] =
          switch (this) {
            case I64 -> in.getLong();
            case I32 -> in.getInt();
            default -> in.get();
          };
    }
  }

  /** IEEE 754 binary16: 1 sign bit, 5 of exponent (bias 15), 10 of fraction. */
  static float halfToFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >>> 10) & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f; // zero or subnormal
      return sign == 0 ? magnitude : -magnitude;
    }
    int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }
}

package io.dragoman.tokenizers.subword.sentencepiece;

import io.dragoman.tokenizers.vocab.DataFormatException;
import it.unimi.dsi.fastutil.bytes.ByteArrayList;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Compiled normalization rules: a double-array trie from bytes to places in a list of replacements.
 *
 * <p>A unit of the array holds, from the lowest bit, a label of 8 bits, whether a leaf follows (bit
 * 8), whether the offset is scaled (bit 9) and the offset; in a leaf bit 31 is set and the rest is
 * the value (Yata's darts-clone).
 */
final class CharacterMap {
  private static final int HEADER = 4;

  private final int[] units;
  private final byte[] replacements;

  private CharacterMap(int[] units, byte[] replacements) {
    this.units = units;
    this.replacements = replacements;
  }

  /**
   * Reads the rules of a model; none if there are no bytes.
   *
   * @throws DataFormatException if they are damaged
   */
  static CharacterMap parse(byte[] bytes, Path file) {
    if (bytes.length == 0) {
      return new CharacterMap(new int[0], new byte[0]);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long size = bytes.length < HEADER ? -1 : Integer.toUnsignedLong(buffer.getInt());
    if (size < 0 || size > buffer.remaining() || size % Integer.BYTES != 0 || size == 0) {
      throw damaged(file, "its trie has " + size + " bytes");
    }
    int[] units = new int[(int) size / Integer.BYTES];
    buffer.asIntBuffer().get(units);
    buffer.position(HEADER + (int) size);
    byte[] replacements = new byte[buffer.remaining()];
    buffer.get(replacements);
    if (replacements.length == 0 || replacements[replacements.length - 1] != 0) {
      throw damaged(file, "its replacements do not end");
    }
    return new CharacterMap(units, replacements);
  }

  private static DataFormatException damaged(Path file, String why) {
    return new DataFormatException(
        file, 0, "has damaged normalization rules: " + why, "give the .model as it was trained");
  }

  boolean isEmpty() {
    return units.length == 0;
  }

  /**
   * The longest rule that text matches.
   *
   * @return the bytes matched in the upper half and the place of the replacement in the lower; -1
   *     if there is none
   */
  long match(byte[] text, int start) {
    long found = -1;
    int place = 0;
    if (units.length == 0) {
      return found;
    }
    place ^= offset(units[0]);
    for (int i = start; i < text.length; i++) {
      int label = text[i] & 0xFF;
      place ^= label;
      if (label == 0 || place < 0 || place >= units.length || label(units[place]) != label) {
        break;
      }
      int unit = units[place];
      place ^= offset(unit);
      boolean leaf = (unit >>> 8 & 1) == 1;
      if (leaf && place >= 0 && place < units.length) {
        int value = units[place] & 0x7FFFFFFF;
        if (value < replacements.length) {
          found = (long) (i + 1 - start) << Integer.SIZE | value;
        }
      }
    }
    return found;
  }

  private static int label(int unit) {
    return unit & 0x800000FF;
  }

  private static int offset(int unit) {
    return unit >>> 10 << ((unit & 1 << 9) >>> 6);
  }

  /** Appends the replacement at a place. */
  void append(int place, ByteArrayList result) {
    for (int i = place; replacements[i] != 0; i++) {
      result.add(replacements[i]);
    }
  }
}

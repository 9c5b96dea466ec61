package io.dragoman.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * The frames of zstd data without those that a reader is to skip, by RFC 8878. Data that end inside
 * a frame, bytes between frames and windows too large to decode are refused here, where what is
 * wrong is still known.
 */
final class ZstdFrames extends InputStream {
  private static final int FRAME = 0xFD2FB528;
  private static final int SKIPPABLE = 0x184D2A50;
  private static final long LARGEST_WINDOW = 8L << 20;
  private static final long LARGEST_CONTENT = 128L << 20;
  private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
  private static final int[] SIZE_BYTES = {0, 2, 4, 8};

  private final InputStream in;
  private final byte[] head = new byte[24];
  private int headPosition;
  private int headLimit;
  private long payload;
  private boolean inFrame;
  private boolean lastBlock;
  private boolean checksum;

  /** Finds the first frame. */
  ZstdFrames(InputStream in) throws IOException {
    this.in = in;
    if (!startFrame()) {
      throw new EOFException("no data");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (headPosition == headLimit && payload == 0) {
      if (!(inFrame ? startBlock() : startFrame())) {
        return -1;
      }
    }
    if (headPosition < headLimit) {
      int count = Math.min(length, headLimit - headPosition);
      System.arraycopy(head, headPosition, bytes, offset, count);
      headPosition += count;
      return count;
    }
    int count = in.read(bytes, offset, (int) Math.min(length, payload));
    if (count < 0) {
      throw new EOFException("data end inside a block");
    }
    payload -= count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Takes the header of the next frame into {@code head}; false at the end of the input. */
  private boolean startFrame() throws IOException {
    headPosition = 0;
    headLimit = 0;
    int magic;
    do {
      int first = in.read();
      if (first < 0) {
        return false;
      }
      head[0] = (byte) first;
      headLimit = 1;
      take(3);
      magic = (int) number(0, 4);
      if ((magic & ~0xF) == SKIPPABLE) {
        headLimit = 0;
        take(4);
        in.skipNBytes(number(0, 4));
        headLimit = 0;
      }
    } while ((magic & ~0xF) == SKIPPABLE);
    if (magic != FRAME) {
      throw new ZipException("no frame starts where one must");
    }
    take(1);
    frameHeader(head[4] & 0xFF);
    inFrame = true;
    lastBlock = false;
    return true;
  }

  private void frameHeader(int descriptor) throws IOException {
    boolean single = (descriptor & 0x20) != 0;
    checksum = (descriptor & 0x04) != 0;
    int sizeCode = descriptor >> 6;
    int window = headLimit;
    take(single ? 0 : 1);
    take(DICTIONARY_BYTES[descriptor & 3]);
    int size = headLimit;
    take(sizeCode == 0 && single ? 1 : SIZE_BYTES[sizeCode]);
    if (single) {
      // The whole content is the window, and the decoder keeps all of it.
      long content = number(size, headLimit - size) + (sizeCode == 1 ? 256 : 0);
      checkWindow(content, LARGEST_CONTENT);
    } else {
      int code = head[window] & 0xFF;
      long base = 1L << (10 + (code >> 3));
      checkWindow(base + base / 8 * (code & 7), LARGEST_WINDOW);
    }
  }

  private static void checkWindow(long size, long largest) throws ZipException {
    if (size < 0 || size > largest) {
      throw new ZipException(
          String.format(
              Locale.ROOT,
              "a window of %,d MiB, and %d is the most: compress it again without --long",
              size >>> 20,
              largest >> 20));
    }
  }

  /** Takes the header of the next block, or what follows the last; false never. */
  private boolean startBlock() throws IOException {
    headPosition = 0;
    headLimit = 0;
    if (lastBlock) {
      inFrame = false;
      take(checksum ? 4 : 0);
      return true;
    }
    take(3);
    int header = (int) number(0, 3);
    lastBlock = (header & 1) != 0;
    int type = header >> 1 & 3;
    if (type == 3) {
      throw new ZipException("a block of a reserved type");
    }
    payload = type == 1 ? 1 : header >> 3;
    return true;
  }

  private void take(int count) throws IOException {
    int read = in.readNBytes(head, headLimit, count);
    headLimit += read;
    if (read < count) {
      throw new EOFException("data end inside a header");
    }
  }

  private long number(int from, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value |= (head[from + i] & 0xFFL) << (8 * i);
    }
    return value;
  }
}

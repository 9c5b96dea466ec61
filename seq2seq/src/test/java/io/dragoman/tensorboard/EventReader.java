package io.dragoman.tensorboard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Reads records back and checks their checksums. */
public final class EventReader {
  private EventReader() {}

  /** The bytes of each record as characters. */
  public static List<String> records(Path file) {
    try {
      ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      List<String> records = new ArrayList<>();
      while (in.hasRemaining()) {
        byte[] length = take(in, Long.BYTES);
        int size = (int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
        records.add(new String(take(in, size), ISO_8859_1));
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many records tell of a tag. */
  public static long count(List<String> records, String tag) {
    return records.stream().filter(each -> each.contains((char) tag.length() + tag)).count();
  }

  private static byte[] take(ByteBuffer in, int size) {
    byte[] bytes = new byte[size];
    in.get(bytes);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    long value = crc.getValue();
    long masked = ((value >>> 15 | value << 17) + 0xa282ead8L) & 0xffffffffL;
    if (Integer.toUnsignedLong(in.getInt()) != masked) {
      throw new AssertionError("wrong checksum");
    }
    return bytes;
  }
}

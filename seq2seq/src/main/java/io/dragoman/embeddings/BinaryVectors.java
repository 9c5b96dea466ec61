package io.dragoman.embeddings;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.data.Compression;
import io.dragoman.data.DataException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * word2vec's binary form: a line of two counts; then of each word its bytes, a space, and its
 * numbers as little-endian floats, perhaps a line feed.
 */
final class BinaryVectors {
  private static final Pattern COUNTS = Pattern.compile("([0-9]{1,12}) ([0-9]{1,6})\\s*");
  private static final int LONGEST = 10_000;

  private BinaryVectors() {}

  /**
   * Reads a file.
   *
   * @throws DataException if it cannot be read, is cut off or has another form
   */
  static void read(Path file, VectorTarget target) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = new BufferedInputStream(Compression.of(file).decompress(raw), 1 << 16)) {
      String counts = text(in, '\n');
      if (!COUNTS.matcher(counts).matches()) {
        throw new DataException(
            file
                + ": does not start with two counts as word2vec's binary files do: give a text file"
                + " such as fastText's .vec");
      }
      String[] parts = counts.strip().split(" ");
      int size = Integer.parseInt(parts[1]);
      if (size != target.size()) {
        throw new DataException(target.mismatch(file.toString(), size));
      }
      readAll(file, in, Long.parseLong(parts[0]), target);
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": no such file", e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static void readAll(Path file, InputStream in, long count, VectorTarget target)
      throws IOException {
    int size = target.size();
    byte[] bytes = new byte[Math.multiplyExact(size, Float.BYTES)];
    for (long i = 1; i <= count; i++) {
      String word;
      try {
        word = text(in, ' ');
        if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
          throw new EOFException();
        }
      } catch (EOFException e) {
        throw new DataException(
            "%s: ends in vector %,d of %,d: the file is cut off".formatted(file, i, count), e);
      }
      if (target.wants(word)) {
        float[] vector = new float[size];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        for (float each : vector) {
          if (!Float.isFinite(each)) {
            throw new DataException(
                "%s: vector %,d, of '%s': holds %s: the file is damaged"
                    .formatted(file, i, word, each));
          }
        }
        target.put(word, vector);
      }
    }
  }

  /** Bytes up to an end, without line feeds. */
  private static String text(InputStream in, char end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b != end; b = in.read()) {
      if (b < 0 || bytes.size() > LONGEST) {
        throw new EOFException("a text of over " + bytes.size() + " bytes has no end");
      }
      if (b != '\n') {
        bytes.write(b);
      }
    }
    return bytes.toString(UTF_8);
  }
}

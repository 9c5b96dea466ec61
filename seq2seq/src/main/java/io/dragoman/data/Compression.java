package io.dragoman.data;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How the bytes of a file are compressed, which the end of its name says. */
public enum Compression {
  /** Not at all. */
  NONE(""),
  /** RFC 1952, one member or several. */
  GZIP(".gz"),
  /** RFC 8878, one frame or several, with windows of 8 MiB at most. */
  ZSTD(".zst");

  private static final int BUFFER = 1 << 16;

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /** What a name promises. */
  public static Compression of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(GZIP.suffix)) {
      return GZIP;
    }
    return name.endsWith(ZSTD.suffix) ? ZSTD : NONE;
  }

  /** The last part of a name without the end that tells the compression. */
  public static String nameWithin(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - of(file).suffix.length());
  }

  /** What messages call it, such as {@code gzip}. */
  public String format() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The bytes that were compressed. Reading throws {@link EOFException} where data are cut off and
   * {@link java.util.zip.ZipException} where they are wrong.
   *
   * @throws IOException also if the first bytes are not in this format
   */
  public InputStream decompress(InputStream in) throws IOException {
    return switch (this) {
      case NONE -> in;
      case GZIP -> new GZIPInputStream(in, BUFFER);
      case ZSTD -> new ZstdStream(in);
    };
  }

  /** What is wrong with data that could not be decompressed, for messages. */
  public static String reason(IOException failure) {
    return failure instanceof EOFException || failure.getMessage() == null
        ? "the file is cut off"
        : failure.getMessage();
  }

  /** Compresses what is written; the same bytes always give the same file. */
  public OutputStream compress(OutputStream out) throws IOException {
    return switch (this) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out, BUFFER);
      case ZSTD -> new ZstdOutputStream(out);
    };
  }
}

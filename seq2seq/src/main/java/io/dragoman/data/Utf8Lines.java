package io.dragoman.data;

import com.google.common.io.ByteStreams;
import com.google.common.io.CountingInputStream;
import it.unimi.dsi.fastutil.bytes.ByteArrayList;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * Lines of strict UTF-8.
 *
 * <p>A line ends with LF or CRLF and nothing else: a lone CR, U+0085 and U+2028 are text. The last
 * line need not end. A byte order mark at the start is dropped. Files named {@code .gz} or {@code
 * .zst} are decompressed.
 */
public final class Utf8Lines implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String name;
  private final Compression compression;
  private final CountingInputStream stored;
  private final DigestInputStream raw;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayList bytes = new ByteArrayList();
  private int position;
  private int limit;
  private long offset;
  private long line;
  private boolean ended;

  private Utf8Lines(
      String name,
      Compression compression,
      CountingInputStream stored,
      DigestInputStream raw,
      InputStream in) {
    this.name = name;
    this.compression = compression;
    this.stored = stored;
    this.raw = raw;
    this.in = in;
  }

  /**
   * Opens a file.
   *
   * @throws DataException if it is missing, a directory or unreadable
   */
  public static Utf8Lines open(Path file) {
    if (Files.isDirectory(file)) {
      throw new DataException(file + ": is a directory: give a file");
    }
    Compression compression = Compression.of(file);
    try {
      CountingInputStream stored = new CountingInputStream(Files.newInputStream(file));
      DigestInputStream raw = new DigestInputStream(stored, sha256());
      try {
        InputStream in = compression.decompress(raw);
        return new Utf8Lines(file.toString(), compression, stored, raw, in);
      } catch (IOException e) {
        raw.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw new DataException(file + ": may not be read: check its permissions", e);
    } catch (ZipException | EOFException e) {
      throw new DataException(
          file + ": not in " + compression.format() + " format, which its name promises", e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a stream, such as standard input.
   *
   * @param name what messages call it
   */
  public static Utf8Lines of(String name, InputStream in) {
    CountingInputStream stored = new CountingInputStream(in);
    DigestInputStream raw = new DigestInputStream(stored, sha256());
    return new Utf8Lines(name, Compression.NONE, stored, raw, raw);
  }

  /**
   * The next line without its end, or null after the last.
   *
   * @throws DataException at bytes that are not UTF-8, with line and byte offset
   */
  public String next() {
    if (ended) {
      return null;
    }
    long start = offset;
    bytes.clear();
    try {
      if (!readLine()) {
        ended = true;
        ByteStreams.exhaust(raw);
        return null;
      }
    } catch (ZipException | EOFException e) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: damaged %s data after line %,d (%s)",
              name,
              compression.format(),
              line,
              Compression.reason(e)),
          e);
    } catch (IOException e) {
      throw new DataException(
          String.format(
              Locale.ROOT, "%s: cannot be read after line %,d: %s", name, line, e.getMessage()),
          e);
    }
    line++;
    int from = line == 1 && startsWithMark() ? BYTE_ORDER_MARK.length : 0;
    return decode(from, start);
  }

  /** The number of the line that {@link #next} gave last, counted from 1; 0 before the first. */
  public long line() {
    return line;
  }

  /** The bytes read so far, as stored: of a compressed file those in it. */
  public long storedBytes() {
    return stored.getCount();
  }

  /** What messages call this input. */
  public String name() {
    return name;
  }

  /**
   * The SHA-256 of the file's bytes, as stored, in hexadecimal.
   *
   * @throws IllegalStateException before {@link #next} gave null
   */
  public String hash() {
    if (!ended) {
      throw new IllegalStateException(name + ": the hash is known once all lines are read");
    }
    MessageDigest digest = raw.getMessageDigest();
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 cannot be copied", e);
    }
  }

  /** Closes the input. */
  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new DataException(name + ": cannot be closed: " + e.getMessage(), e);
    }
  }

  /** Fills {@code bytes} with a line and its LF; false at the end of the input. */
  private boolean readLine() throws IOException {
    boolean any = false;
    while (position < limit || fill()) {
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      boolean complete = end < limit;
      int next = complete ? end + 1 : end;
      bytes.addElements(bytes.size(), buffer, position, next - position);
      offset += next - position;
      position = next;
      if (complete) {
        return true;
      }
    }
    return any;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer, 0, BUFFER));
    return limit > 0;
  }

  private boolean startsWithMark() {
    return bytes.size() >= BYTE_ORDER_MARK.length
        && bytes.getByte(0) == BYTE_ORDER_MARK[0]
        && bytes.getByte(1) == BYTE_ORDER_MARK[1]
        && bytes.getByte(2) == BYTE_ORDER_MARK[2];
  }

  private String decode(int from, long start) {
    int end = bytes.size();
    if (end > from && bytes.getByte(end - 1) == '\n') {
      end--;
      if (end > from && bytes.getByte(end - 1) == '\r') {
        end--;
      }
    }
    String text = new String(bytes.elements(), from, end - from, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      checkStrictly(from, end, start);
    }
    return text;
  }

  /** Tells a replacement character in the text from one that stands for a wrong byte. */
  private void checkStrictly(int from, int end, long start) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes.elements(), from, end - from);
    CoderResult result = decoder.decode(input, CharBuffer.allocate(end - from), true);
    if (result.isError()) {
      int at = input.position();
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: line %,d: not UTF-8 at byte offset %,d (0x%02X): convert the file to UTF-8",
              name,
              line,
              start + at,
              bytes.getByte(at)),
          new CharacterCodingException());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

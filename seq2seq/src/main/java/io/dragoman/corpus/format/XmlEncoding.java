package io.dragoman.corpus.format;

import io.dragoman.data.Compression;
import io.dragoman.data.DataException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/** Finds the encoding of XML as appendix F of the recommendation says, and decodes it strictly. */
final class XmlEncoding {
  private static final int HEAD = 256;
  private static final int MARK = '\uFEFF';
  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  private XmlEncoding() {}

  /**
   * Characters without a byte order mark; bytes that are no characters are an error of reading.
   *
   * @param name what messages call the file
   * @throws DataException if the encoding is unknown
   */
  static Reader reader(String name, InputStream bytes) throws IOException {
    BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    Charset charset = charset(name, head);
    Reader reader =
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    return new BufferedReader(new WithoutMark(reader), 1 << 14);
  }

  private static Charset charset(String name, byte[] head) {
    int first = head.length < 2 ? 0 : (head[0] & 0xFF) << 8 | head[1] & 0xFF;
    if (first == 0xFEFF || first == '<') {
      return StandardCharsets.UTF_16BE;
    }
    if (first == 0xFFFE || first == '<' << 8) {
      return StandardCharsets.UTF_16LE;
    }
    String start = new String(head, StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(start.startsWith("\u00EF\u00BB\u00BF") ? "" : start);
    if (!declared.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(declared.group(1));
    } catch (IllegalArgumentException e) {
      throw new DataException(
          name + ": unknown encoding '" + declared.group(1) + "': convert the file to UTF-8", e);
    }
  }

  /**
   * Drops the mark, which the decoders of UTF-8, UTF-16BE and UTF-16LE leave in the text, and tells
   * of compressed data that are cut off, which the parser would take for the end of the file.
   */
  private static final class WithoutMark extends FilterReader {
    private boolean started;

    WithoutMark(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] characters, int offset, int length) throws IOException {
      try {
        return readText(characters, offset, length);
      } catch (EOFException e) {
        throw new ZipException(Compression.reason(e));
      }
    }

    private int readText(char[] characters, int offset, int length) throws IOException {
      if (!started && length > 0) {
        started = true;
        int first = in.read();
        if (first < 0) {
          return -1;
        }
        if (first != MARK) {
          characters[offset] = (char) first;
          return 1;
        }
      }
      return in.read(characters, offset, length);
    }
  }
}

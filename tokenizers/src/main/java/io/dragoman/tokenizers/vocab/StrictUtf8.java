package io.dragoman.tokenizers.vocab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a whole file as UTF-8 and refuses every byte that is not. */
public final class StrictUtf8 {
  private StrictUtf8() {}

  /**
   * The text of a file.
   *
   * @throws DataFormatException if the file is absent, a byte is not UTF-8 or it starts with a byte
   *     order mark
   * @throws UncheckedIOException if it cannot be read
   */
  public static String read(Path file) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(file));
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    CoderResult result = decoder.decode(bytes, text, true);
    if (result.isError()) {
      throw invalid(file, bytes.array(), bytes.position());
    }
    text.flip();
    if (text.length() > 0 && text.charAt(0) == '\uFEFF') {
      throw new DataFormatException(
          file, 1, "starts with a byte order mark", "save it as UTF-8 without one");
    }
    return text.toString();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new DataFormatException(file, 0, "no such file", "check the path");
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static DataFormatException invalid(Path file, byte[] bytes, int position) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < position; i++) {
      if (bytes[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    String what =
        String.format(
            Locale.ROOT,
            "byte 0x%02X at byte %,d of the line is not UTF-8",
            bytes[position] & 0xFF,
            position - start + 1);
    return new DataFormatException(file, line, what, "convert the file to UTF-8");
  }
}

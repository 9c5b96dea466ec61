package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Utf8LinesTest {
  @TempDir Path folder;

  @Test
  void lines_end_with_lf_or_crlf_and_nothing_else() {
    assertThat(lines("a\r\nb\u2028c\n\u0085\r\r\nd\re\u000bf\u000cg\n"))
        .containsExactly("a", "b\u2028c", "\u0085\r", "d\re\u000bf\u000cg");
  }

  @Test
  void the_last_line_need_not_end_and_empty_lines_count() {
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n")).containsExactly("");
    assertThat(lines("\n\na")).containsExactly("", "", "a");
    assertThat(lines("a\r")).containsExactly("a\r");
  }

  @Test
  void a_byte_order_mark_is_dropped_at_the_start_alone() {
    assertThat(lines("\uFEFFa\n\uFEFFb\n")).containsExactly("a", "\uFEFFb");
    assertThat(lines("\uFEFF")).containsExactly("");
  }

  @Test
  void bytes_are_counted_as_they_are_stored() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write("ä\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("counted.gz"), zipped.toByteArray());
    try (Utf8Lines lines = Utf8Lines.open(file)) {
      while (lines.next() != null) {
        // Only the end is of interest.
      }
      assertThat(lines.storedBytes()).isEqualTo(zipped.size()).isLessThan(30_000);
    }
    try (Utf8Lines lines = Utf8Lines.of("x", new ByteArrayInputStream(new byte[] {'a', '\n'}))) {
      assertThat(lines.storedBytes()).isZero();
      lines.next();
      assertThat(lines.storedBytes()).isEqualTo(2);
    }
  }

  @Test
  void lines_longer_than_the_buffer_are_whole() {
    String longLine = "ä€\uD83D\uDE00".repeat(50_000);

    assertThat(lines(longLine + "\n" + longLine)).containsExactly(longLine, longLine);
  }

  @Test
  void a_replacement_character_is_text() {
    assertThat(lines("a\uFFFDb\n")).containsExactly("a\uFFFDb");
  }

  @Test
  void wrong_bytes_are_named_with_line_and_offset() {
    byte[] bytes = "\uFEFFgut\nsch\u00f6n\nx\uFFFDgr?n\n".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = (byte) 0xFC;
    Utf8Lines lines = Utf8Lines.of("in.txt", new ByteArrayInputStream(bytes));

    assertThat(lines.next()).isEqualTo("gut");
    assertThat(lines.next()).isEqualTo("sch\u00f6n");
    assertThatThrownBy(lines::next)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "in.txt: line 3: not UTF-8 at byte offset "
                + (bytes.length - 3)
                + " (0xFC): convert the file to UTF-8");
  }

  @Test
  void surrogates_overlong_forms_and_cut_characters_are_not_utf_8() {
    for (byte[] wrong :
        List.of(
            new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {'a', (byte) 0xC0, (byte) 0x80},
            new byte[] {'a', (byte) 0xE2, (byte) 0x82},
            new byte[] {'a', (byte) 0xE2, (byte) 0x82, '\n', (byte) 0xAC})) {
      assertThatThrownBy(() -> read(new ByteArrayInputStream(wrong)))
          .as(Arrays.toString(wrong))
          .hasMessageStartingWith("in: line 1: not UTF-8 at byte offset 1 (0x");
    }
  }

  @Test
  void a_cut_character_at_the_end_of_the_input_is_refused() {
    assertThatThrownBy(() -> read(new ByteArrayInputStream(new byte[] {'\n', 'x', (byte) 0xF0})))
        .hasMessage("in: line 2: not UTF-8 at byte offset 2 (0xF0): convert the file to UTF-8");
  }

  @Test
  void the_hash_is_that_of_the_stored_bytes() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");
    try (Utf8Lines lines = Utf8Lines.open(file)) {
      assertThatThrownBy(lines::hash)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(file + ": the hash is known once all lines are read");
      assertThat(lines.next()).isEqualTo("abc");
      assertThat(lines.next()).isNull();
      assertThat(lines.next()).isNull();
      // The example of FIPS 180-2, appendix B.1.
      assertThat(lines.hash())
          .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
          .isEqualTo(lines.hash());
      assertThat(lines.line()).isEqualTo(1);
    }
  }

  @Test
  void gzip_files_of_several_members_are_read() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(gzip("a\nb"));
    bytes.write(gzip("c\n"));
    Path file = Files.write(folder.resolve("x.gz"), bytes.toByteArray());
    Path same = Files.write(folder.resolve("x.bin"), gzip("hash\n"));
    Path zipped = Files.copy(same, folder.resolve("y.gz"));

    try (Utf8Lines lines = Utf8Lines.open(file)) {
      assertThat(rest(lines)).containsExactly("a", "bc");
    }
    try (Utf8Lines lines = Utf8Lines.open(zipped)) {
      assertThat(rest(lines)).containsExactly("hash");
      assertThat(lines.hash()).isEqualTo(sha256(Files.readAllBytes(same)));
    }
  }

  @Test
  void damaged_gzip_data_is_refused() throws IOException {
    byte[] whole = gzip("line\n".repeat(10));
    Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 6));
    Path text = Files.writeString(folder.resolve("text.gz"), "plain text, not compressed");

    try (Utf8Lines lines = Utf8Lines.open(cut)) {
      assertThatThrownBy(() -> rest(lines))
          .isInstanceOf(DataException.class)
          .hasMessageMatching(
              ".*cut\\.gz: damaged gzip data after line \\d+ \\(the file is cut off\\)");
    }
    assertThatThrownBy(() -> Utf8Lines.open(text))
        .isInstanceOf(DataException.class)
        .hasMessage(text + ": not in gzip format, which its name promises");
  }

  @Test
  void missing_files_and_directories_are_refused() {
    Path missing = folder.resolve("none");

    assertThatThrownBy(() -> Utf8Lines.open(missing))
        .isInstanceOf(DataException.class)
        .hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> Utf8Lines.open(folder))
        .hasMessage(folder + ": is a directory: give a file");
  }

  @Test
  void files_without_permission_are_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "x");
    assumeThat(file.toFile().setReadable(false)).isTrue();
    assumeThat(Files.isReadable(file)).as("readable by an administrator").isFalse();

    assertThatThrownBy(() -> Utf8Lines.open(file))
        .hasMessage(file + ": may not be read: check its permissions");
  }

  @Test
  void a_failing_stream_names_the_line() {
    InputStream failing =
        new InputStream() {
          private int given;

          @Override
          public int read() throws IOException {
            throw new IOException("disk is gone");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            if (given++ > 0) {
              return read();
            }
            buffer[offset] = '\n';
            return 1;
          }
        };

    assertThatThrownBy(() -> read(failing))
        .isInstanceOf(DataException.class)
        .hasMessage("in: cannot be read after line 1: disk is gone");
  }

  private static List<String> lines(String text) {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> read(InputStream in) {
    try (Utf8Lines lines = Utf8Lines.of("in", in)) {
      return rest(lines);
    }
  }

  private static List<String> rest(Utf8Lines lines) {
    List<String> all = new ArrayList<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      all.add(line);
    }
    return all;
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    return com.google.common.hash.Hashing.sha256().hashBytes(bytes).toString();
  }
}

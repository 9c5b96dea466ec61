package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.Utf8Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Console console(OutputStream stream) {
    return Console.of(InputStream.nullInputStream(), stream, OutputStream.nullOutputStream(), 0);
  }

  @Test
  void a_file_gets_its_name_when_it_is_complete() {
    Path file = folder.resolve("out");
    try (Output output = Output.open(Optional.of(file), console(out))) {
      output.line("Grüße");
      output.flush();
      assertThat(file).doesNotExist();

      output.commit();
    }

    assertThat(file).hasContent("Grüße\n");
    assertThat(folder.resolve("out.partial")).doesNotExist();
  }

  @Test
  void a_file_that_was_there_stays_until_then() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "before\n");
    try (Output output = Output.open(Optional.of(file), console(out))) {
      output.line("after");
    }

    assertThat(file).hasContent("before\n");
    assertThat(folder.resolve("out.partial")).hasContent("after\n");
  }

  @Test
  void a_name_that_ends_with_gz_is_written_through_gzip() throws IOException {
    Path file = folder.resolve("out.gz");
    try (Output output = Output.open(Optional.of(file), console(out))) {
      output.line("Grüße");
      output.line("");
      output.commit();
    }

    assertThat(Files.readAllBytes(file)).startsWith(0x1F, 0x8B);
    try (Utf8Lines lines = Utf8Lines.open(file)) {
      assertThat(lines.next()).isEqualTo("Grüße");
      assertThat(lines.next()).isEmpty();
      assertThat(lines.next()).isNull();
    }
  }

  @Test
  void standard_output_stays_open() {
    Console console = console(out);
    try (Output output = Output.open(Optional.empty(), console)) {
      output.line("one");
      output.commit();
    }
    console.out().println("two");
    console.flush();

    assertThat(out.toString(UTF_8)).isEqualTo("one\ntwo\n");
  }

  @Test
  void a_reader_who_went_away_is_an_error() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    try (Output output = Output.open(Optional.empty(), console(broken))) {
      output.line("one");

      assertThatThrownBy(output::flush)
          .isInstanceOf(CommandException.class)
          .hasMessage("standard output: cannot be written: check where it goes");
    }
  }

  @Test
  void what_is_written_is_shown_before_more_is_read() {
    List<String> shown = new ArrayList<>();
    InputStream typed =
        new InputStream() {
          private int next;

          @Override
          public int read() {
            return next < 4 ? "a\nb\n".charAt(next++) : -1;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            shown.add(out.toString(UTF_8));
            int c = read();
            bytes[offset] = (byte) c;
            return c < 0 ? -1 : 1;
          }
        };
    try (Output output = Output.open(Optional.empty(), console(out))) {
      LineIterator lines = new LineIterator(Utf8Lines.of("typed", typed), output);
      while (lines.hasNext()) {
        output.line("<" + lines.next() + ">");
      }
    }

    assertThat(shown).startsWith("", "", "<a>\n", "<a>\n", "<a>\n<b>\n");
  }
}

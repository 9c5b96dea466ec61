package io.dragoman.examples.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir Path folder;

  @Test
  void all_lines_are_read_the_empty_and_the_unended_too() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "\uFEFFone\r\n\n\u2028two\rthree");
    assertThat(TextFile.lines(file)).containsExactly("one", "", "\u2028two\rthree");
    assertThat(TextFile.lines(Files.writeString(folder.resolve("none"), ""))).isEmpty();
  }

  @Test
  void files_may_be_compressed() throws IOException {
    Path file = folder.resolve("text.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a\n\u00E4\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(TextFile.lines(file)).containsExactly("a", "\u00E4");
  }

  @Test
  void what_cannot_be_read_is_named() throws IOException {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> TextFile.lines(missing))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(missing + ": no such file");
    Path latin = Files.write(folder.resolve("latin"), new byte[] {'a', '\n', (byte) 0xE4, '\n'});
    assertThatThrownBy(() -> TextFile.lines(latin))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(latin + ": line 2: ");
  }
}

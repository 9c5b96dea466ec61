package io.dragoman.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelLinesTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<List<String>> all(ParallelLines lines) {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row = lines.next(); row != null; row = lines.next()) {
      rows.add(row);
    }
    return rows;
  }

  @Test
  void rows_have_a_line_of_each_file() throws IOException {
    List<Path> files = List.of(file("a", "1\n2\n"), file("b", "x\n\n"), file("c", "p\u2028\nq"));
    try (ParallelLines lines = ParallelLines.open(files)) {
      assertThat(lines.line()).isZero();
      assertThat(all(lines)).containsExactly(List.of("1", "x", "p\u2028"), List.of("2", "", "q"));
      assertThat(lines.line()).isEqualTo(2);
    }
  }

  @Test
  void files_of_different_lengths_are_refused_at_their_end() throws IOException {
    Path a = file("a", "1\n2\n3\n");
    Path b = file("b", "1\n");
    try (ParallelLines lines = ParallelLines.open(List.of(a, b))) {
      assertThat(lines.next()).containsExactly("1", "1");
      assertThatThrownBy(lines::next)
          .isInstanceOf(DataException.class)
          .hasMessage(
              a
                  + " has 3 lines but "
                  + b
                  + " has 1: line n of one must belong to line n of the other");
    }
  }

  @Test
  void a_file_without_lines_is_refused() throws IOException {
    Path a = file("a", "1\n");
    Path b = file("b", "");
    try (ParallelLines lines = ParallelLines.open(List.of(a, b))) {
      assertThatThrownBy(lines::next)
          .isInstanceOf(DataException.class)
          .hasMessage(b + ": empty: it must have at least one line");
    }
  }

  @Test
  void a_missing_file_is_refused() throws IOException {
    Path missing = folder.resolve("missing");
    List<Path> files = List.of(file("a", "1\n"), missing);

    assertThatThrownBy(() -> ParallelLines.open(files))
        .isInstanceOf(DataException.class)
        .hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> ParallelLines.open(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no file to read: give at least one");
  }

  @Test
  void the_fraction_grows_to_one() throws IOException {
    Path large = file("large", "0123456789\n".repeat(50_000));
    try (ParallelLines lines = ParallelLines.open(List.of(large))) {
      assertThat(lines.fraction()).isZero();
      lines.next();
      double first = lines.fraction();
      for (int i = 0; i < 25_000; i++) {
        lines.next();
      }
      double middle = lines.fraction();
      assertThat(first).isGreaterThan(0).isLessThan(0.2);
      assertThat(middle).isBetween(0.4, 0.7);
      assertThat(all(lines)).hasSize(24_999);
      assertThat(lines.fraction()).isEqualTo(1);
    }
  }

  @Test
  void the_fraction_of_a_gzip_file_is_that_of_its_compressed_bytes() throws IOException {
    Path zipped = folder.resolve("a.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write("a\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
    }
    try (ParallelLines lines = ParallelLines.open(List.of(zipped))) {
      assertThat(all(lines)).hasSize(1000);
      assertThat(lines.fraction()).isEqualTo(1);
    }
  }
}

package io.dragoman.examples.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabbedFileTest {
  @TempDir Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("list.tsv"), text);
  }

  @Test
  void reads_the_columns_that_are_named_in_that_order() throws IOException {
    Path file = write("file\tdigit\tspeaker\na.wav\t1\ttheo\nb.wav\t\tlucas\n");
    assertThat(TabbedFile.read(file, "speaker", "file"))
        .containsExactly(List.of("theo", "a.wav"), List.of("lucas", "b.wav"));
    assertThat(TabbedFile.read(file, "digit")).containsExactly(List.of("1"), List.of(""));
  }

  @Test
  void faults_are_named_with_their_line() throws IOException {
    Path file = write("file\tspeaker\na.wav\ttheo\nb.wav\n");
    assertThatThrownBy(() -> TabbedFile.read(file, "file"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            file + ": line 3: 1 columns but the first line names 2: put one tab between columns");
    assertThatThrownBy(() -> TabbedFile.read(file, "word"))
        .hasMessage(file + ": line 1: no column 'word' among [file, speaker]: name it");
  }

  @Test
  void files_without_lines_are_refused() throws IOException {
    Path empty = write("");
    assertThatThrownBy(() -> TabbedFile.read(empty, "file"))
        .hasMessage(empty + ": is empty: the first line must name the columns");
    Path header = write("file\tspeaker\n");
    assertThatThrownBy(() -> TabbedFile.read(header, "file"))
        .hasMessage(header + ": names columns but has no lines below: add some");
  }
}

package io.dragoman.examples.handwriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrokeFileTest {
  private static final String HEADER = "label\tpoints(x,y;8 of 0..100)\n";

  @TempDir Path folder;

  private Path write(String lines) throws IOException {
    return Files.writeString(folder.resolve("digits.tsv"), HEADER + lines);
  }

  @Test
  void reads_labels_and_points() throws IOException {
    List<Stroke> strokes = StrokeFile.read(write("8\t47,100 27,81 0,0\n0\t1,2\n"));
    assertThat(strokes).hasSize(2);
    assertThat(strokes.get(0).digit()).isEqualTo(8);
    assertThat(strokes.get(0).x()).containsExactly(47, 27, 0);
    assertThat(strokes.get(0).y()).containsExactly(100, 81, 0);
    assertThat(strokes.get(1).length()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ten|1,2|label 'ten' is not a digit: write 0 to 9",
        "12|1,2|label '12' is not a digit: write 0 to 9",
        "1|1,2 101,3|point 2 is '101,3': write x,y with numbers from 0 to 100",
        "1|1;2|point 1 is '1;2': write x,y with numbers from 0 to 100",
        "1|1,2  3,4|point 2 is '': write x,y with numbers from 0 to 100",
        "1|-1,2|point 1 is '-1,2': write x,y with numbers from 0 to 100",
      })
  void faults_are_named(String label, String points, String message) throws IOException {
    Path file = write("1\t1,2\n" + label + "\t" + points + "\n");
    assertThatThrownBy(() -> StrokeFile.read(file))
        .isInstanceOf(DataException.class)
        .hasMessage(file + ": line 3: " + message);
  }
}

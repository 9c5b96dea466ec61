package io.dragoman.examples.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.csv"), text);
  }

  @Test
  void columns_are_found_by_name_number_or_as_the_last() throws IOException {
    Path file = file("\"date\",\"x\",y\n2016-07-01,1,-2.5\n2016-07-02,3e1,4\n\n");
    assertThat(Series.read(file, "x")).containsExactly(1, 30);
    assertThat(Series.read(file, "2")).containsExactly(1, 30);
    assertThat(Series.read(file, "")).containsExactly(-2.5, 4);
  }

  @Test
  void a_line_of_names_may_be_missing() throws IOException {
    assertThat(Series.read(file("1,2\n3,4\n"), "")).containsExactly(2, 4);
  }

  @Test
  void what_is_wrong_is_named() throws IOException {
    Path file = file("date,x\na,1\nb,?\n");
    assertThatThrownBy(() -> Series.read(file, ""))
        .hasMessage(file + ": line 3: column 2 is no number: '?': correct it");
    assertThatThrownBy(() -> Series.read(file, "z"))
        .hasMessage(file + ": has no column 'z': use one of date, x");
    assertThatThrownBy(() -> Series.read(file(""), ""))
        .hasMessage(file + ": is empty: give a CSV file");
  }

  @Test
  void blank_lines_are_passed_over_and_counted() throws IOException {
    assertThat(Series.read(file("\nx\n\n1\n  \n2\n"), "")).containsExactly(1, 2);
    Path file = file("x,y\n\n1,2\n3\n");
    assertThatThrownBy(() -> Series.read(file, "y"))
        .hasMessage(file + ": line 4: column 2 is no number: '': correct it");
    Path blank = file(" \n\n");
    assertThatThrownBy(() -> Series.read(blank, "x"))
        .hasMessage(blank + ": is empty: give a CSV file");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_a_name_and_lines_may_end_with_crlf() throws IOException {
    assertThat(Series.read(file("\uFEFFx,y\r\n1,2\r\n3,4\r\n"), "x")).containsExactly(1, 3);
  }

  @Test
  void values_beyond_all_numbers_are_none() throws IOException {
    Path file = file("x\n1e308\n-1e309\n");
    assertThatThrownBy(() -> Series.read(file, "x"))
        .hasMessage(file + ": line 3: column 1 is no number: '-1e309': correct it");
  }

  @Test
  void generated_series_repeat_with_the_seed() {
    assertThat(Series.generate(500, 1)).isEqualTo(Series.generate(500, 1));
    assertThat(Series.generate(500, 1)).isNotEqualTo(Series.generate(500, 2)).hasSize(500);
  }
}

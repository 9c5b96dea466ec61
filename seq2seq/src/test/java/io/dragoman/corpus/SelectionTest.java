package io.dragoman.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
  @TempDir Path folder;

  private Selection select(int lines, List<Integer> sizes, long seed) throws IOException {
    Path file = Files.writeString(folder.resolve("f" + lines), "x\n".repeat(lines));
    return Selection.of(List.of(file), sizes, new LineKeys(seed), CorpusListener.NONE);
  }

  private static List<Long> lines(Selection selection, int part) {
    List<Long> lines = new ArrayList<>();
    for (long line = 1; line <= selection.lines(); line++) {
      if (selection.part(line) == part) {
        lines.add(line);
      }
    }
    return lines;
  }

  @Test
  void parts_have_their_sizes_and_the_rest_is_the_last_part() throws IOException {
    for (int seed = 0; seed < 30; seed++) {
      Selection selection = select(100, List.of(10, 1, 25), seed);
      assertThat(selection.lines()).isEqualTo(100);
      assertThat(lines(selection, 0)).hasSize(10);
      assertThat(lines(selection, 1)).hasSize(1);
      assertThat(lines(selection, 2)).hasSize(25);
      assertThat(lines(selection, 3)).hasSize(64);
    }
  }

  @Test
  void all_lines_can_be_chosen() throws IOException {
    Selection selection = select(7, List.of(3, 4), 1);
    assertThat(lines(selection, 2)).isEmpty();
  }

  @Test
  void a_seed_repeats_and_another_differs() throws IOException {
    List<Long> first = lines(select(200, List.of(20), 1), 0);
    assertThat(lines(select(200, List.of(20), 1), 0)).isEqualTo(first);
    assertThat(lines(select(200, List.of(20), 2), 0)).isNotEqualTo(first);
  }

  @Test
  void a_larger_part_has_the_lines_of_a_smaller_one() throws IOException {
    List<Long> small = lines(select(200, List.of(20), 1), 0);
    assertThat(lines(select(200, List.of(50), 1), 0)).containsAll(small);
    assertThat(lines(select(200, List.of(20, 30), 1), 0)).isEqualTo(small);
  }

  @Test
  void every_line_is_as_likely() throws IOException {
    int[] chosen = new int[5];
    for (int seed = 0; seed < 500; seed++) {
      lines(select(5, List.of(2), seed), 0).forEach(line -> chosen[(int) (line - 1)]++);
    }
    for (int count : chosen) {
      assertThat(count).isBetween(155, 245); // 4 standard deviations around 200
    }
  }

  @Test
  void more_lines_than_there_are_is_an_error() {
    assertThatThrownBy(() -> select(5, List.of(4, 2), 1))
        .isInstanceOf(DataException.class)
        .hasMessage(folder.resolve("f5") + " has 5 lines but 6 are wanted: ask for fewer");
  }

  @Test
  void a_part_without_lines_is_an_error() {
    assertThatThrownBy(() -> select(5, List.of(0), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a part of 0 lines: must be at least 1");
  }
}

package io.dragoman.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignmentQualityTest {
  @TempDir private Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private AlignmentQuality compare(String[] gold, String... given) throws IOException {
    return AlignmentQuality.compare(file("gold", gold), file("given", given));
  }

  private static String[] lines(String... lines) {
    return lines;
  }

  @Test
  void figures_are_those_of_och_and_ney() throws IOException {
    AlignmentQuality quality =
        compare(lines("0-0 1-1 2p1", "0-1 1?0", ""), "0-0 2-1 3-3", "0-1 1-0 1-1", "");
    assertThat(quality.sentences()).isEqualTo(3);
    assertThat(quality.links()).isEqualTo(6);
    assertThat(quality.sure()).isEqualTo(3);
    assertThat(quality.precision()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(quality.recall()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(quality.errorRate()).isCloseTo(1 - (2 + 4) / 9.0, within(1e-12));
  }

  @Test
  void nothing_wrong_and_nothing_missed_has_no_error() throws IOException {
    assertThat(compare(lines("0-0 1p1"), "1-1 0-0").errorRate()).isZero();
    assertThat(compare(lines("0-0 1p1"), "0-0").errorRate()).isZero();
    assertThat(compare(lines(""), "").errorRate()).isZero();
    assertThat(compare(lines(""), "").precision()).isEqualTo(1);
    assertThat(compare(lines(""), "").recall()).isEqualTo(1);
    assertThat(compare(lines("0-0"), "1-1").errorRate()).isEqualTo(1);
  }

  @Test
  void a_link_that_is_named_twice_counts_once() throws IOException {
    AlignmentQuality quality = compare(lines("0-0 0-0"), "0-0 0-0");
    assertThat(quality.links()).isEqualTo(1);
    assertThat(quality.sure()).isEqualTo(1);
  }

  @Test
  void faults_are_told_with_file_and_line() {
    assertThatThrownBy(() -> compare(lines("0-0", "1:2"), "", ""))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith(
            "gold: line 2: '1:2' is not a link: write source and target word, sure as 0-0, possible"
                + " as 0p0");
    assertThatThrownBy(() -> compare(lines("0-0"), "0p0"))
        .hasMessageContaining("given: line 1: '0p0' is not a link");
    assertThatThrownBy(() -> compare(lines("0-0", "1-1"), "0-0"))
        .hasMessageEndingWith(
            "given: ends before line 2: both files must have a line for each pair");
    assertThatThrownBy(() -> compare(lines("0-0"), "0-0", "0-1"))
        .hasMessageContaining("gold: ends before line 2");
  }
}

package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void names_stand_to_the_left_and_numbers_to_the_right() {
    TextTable table =
        new TextTable()
            .row("", List.of("a.de", "b"))
            .row("lines", List.of("1,000", "7"))
            .row("länger als", List.of("3"));

    assertThat(table.lines())
        .containsExactly("             a.de  b", "lines       1,000  7", "länger als      3");
  }
}

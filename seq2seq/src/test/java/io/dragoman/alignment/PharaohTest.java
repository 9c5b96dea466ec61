package io.dragoman.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PharaohTest {
  @Test
  void links_are_read_and_written() {
    int[] links = Pharaoh.parse("0-0 1-2\t12-1 ", "a: line 1", 13, 3);
    assertThat(links).containsExactly(0, 0, 1, 2, 12, 1);
    assertThat(Pharaoh.format(links)).isEqualTo("0-0 1-2 12-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void a_line_may_have_no_link(String line) {
    assertThat(Pharaoh.parse(line, "a: line 1", 0, 5)).isEmpty();
    assertThat(Pharaoh.format(new int[0])).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0-0 1:1,1:1", "x,x", "0-,0-", "-1-0,-1-0", "1-1-1,1-1-1"})
  void what_is_no_link_is_refused(String line, String part) {
    assertThatThrownBy(() -> Pharaoh.parse(line, "a.align: line 7", 9, 9))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "a.align: line 7: '"
                + part
                + "' is not a link: write source and target word as 0-0 1-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2-0", "0-3", "1-1 9-9"})
  void words_that_are_not_there_are_refused(String line) {
    assertThatThrownBy(() -> Pharaoh.parse(line, "a.align: line 7", 2, 3))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "a.align: line 7: link "
                + line.replace("1-1 ", "")
                + " but there are 2 source and 3 target words, counted from 0: align the text that"
                + " is trained on");
  }
}

package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.data.Utf8Lines;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedLinesTest {
  private static Utf8Lines lines(String name, String text) {
    return Utf8Lines.of(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> join(List<String> first, Utf8Lines... further) {
    List<String> joined = new ArrayList<>();
    new JoinedLines(first.iterator(), List.of(further)).forEachRemaining(joined::add);
    return joined;
  }

  @Test
  void lines_of_all_sources_become_one_text() {
    assertThat(join(List.of("a", "", "c"), lines("x", "1\n2\n\n"), lines("y", "3\n4\n5\n")))
        .containsExactly("a\n1\n3", "\n2\n4", "c\n\n5");
    assertThat(join(List.of())).isEmpty();
  }

  @Test
  void sources_of_other_lengths_are_named() {
    assertThatThrownBy(() -> join(List.of("a", "b"), lines("x", "1\n")))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "x: line 2: fewer lines than the first source: give a line for each of its lines");
    assertThatThrownBy(() -> join(List.of("a"), lines("x", "1\n2\n")))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "x: line 2: more lines than the first source: give a line for each of its lines");
  }
}

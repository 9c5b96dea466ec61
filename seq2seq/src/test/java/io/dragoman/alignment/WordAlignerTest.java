package io.dragoman.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.data.SentencePair;
import io.dragoman.toys.Toys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordAlignerTest {
  private static List<String> align(List<SentencePair> text, Symmetrization how) {
    List<String> lines = new ArrayList<>();
    WordAligner.align(text.iterator(), 5, how, (iteration, value) -> {}, lines::add);
    return lines;
  }

  @ParameterizedTest
  @EnumSource
  void words_find_their_partners(Symmetrization how) {
    List<SentencePair> text = Toys.text(200, 1);
    List<String> lines = align(text, how);
    assertThat(lines).hasSize(200);
    long right = 0;
    for (int i = 0; i < 200; i++) {
      int words = text.get(i).source().split(" ").length;
      String diagonal =
          IntStream.range(0, words).mapToObj(w -> w + "-" + w).collect(Collectors.joining(" "));
      right += lines.get(i).equals(diagonal) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(190);
  }

  @Test
  void words_in_another_order_find_their_partners_too() {
    List<SentencePair> text = new ArrayList<>();
    for (SentencePair pair : Toys.text(300, 4)) {
      List<String> words = new ArrayList<>(List.of(pair.target().split(" ")));
      Collections.reverse(words);
      text.add(new SentencePair(pair.line(), pair.source(), String.join(" ", words)));
    }
    text.add(new SentencePair(301, "BA da ge", "Te Sa RA")); // case does not matter
    List<String> lines = align(text, Symmetrization.INTERSECTION);
    assertThat(lines.get(300)).isEqualTo("0-2 1-1 2-0");
  }

  @Test
  void every_pair_has_a_line_even_without_words() {
    List<SentencePair> text = new ArrayList<>(Toys.text(20, 1));
    text.add(5, new SentencePair(21, "", "Ra"));
    text.add(6, new SentencePair(22, "ba", " "));
    List<String> lines = align(text, Symmetrization.UNION);
    assertThat(lines).hasSize(22);
    assertThat(lines.subList(5, 7)).containsExactly("", "");
  }

  @Test
  void both_directions_tell_how_they_go() {
    List<String> told = new ArrayList<>();
    Iterator<SentencePair> text = Toys.text(20, 1).iterator();
    WordAligner.align(
        text,
        2,
        Symmetrization.UNION,
        (iteration, value) -> told.add(iteration + (value < 0 ? "" : "?")),
        line -> {});
    assertThat(told).containsExactly("1", "2", "3", "4");
  }

  /** Source word of each target word, target word of each source word, -1 none. */
  @ParameterizedTest
  @CsvSource({
    "INTERSECTION, 0 1 1, 0 1, 0-0 1-1",
    "UNION, 0 1 1, 0 1, 0-0 1-1 1-2",
    "GROW_DIAG, 0 1 1, 0 1, 0-0 1-1 1-2",
    "INTERSECTION, -1 0, -1 -1, ''",
    "UNION, -1 0, -1 -1, 0-1",
    "GROW_DIAG, 0 -1 -1 3, 0 -1 -1 -1, 0-0",
    "GROW_DIAG_FINAL_AND, 0 -1 -1 3, 0 -1 -1 -1, 0-0 3-3",
    "GROW_DIAG_FINAL_AND, 0 0 0 0, 0 3, 0-0 0-1 0-2 0-3 1-3",
    "INTERSECTION, '', '', ''"
  })
  void directions_are_joined(Symmetrization how, String forward, String reverse, String links) {
    assertThat(Pharaoh.format(how.join(ints(forward), ints(reverse)))).isEqualTo(links);
  }

  private static int[] ints(String text) {
    return text.isEmpty()
        ? new int[0]
        : Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  @Test
  void names_are_those_of_the_command_line() {
    assertThat(Symmetrization.GROW_DIAG_FINAL_AND).hasToString("grow-diag-final-and");
  }
}

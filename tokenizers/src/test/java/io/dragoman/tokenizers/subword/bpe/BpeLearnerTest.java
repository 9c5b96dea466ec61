package io.dragoman.tokenizers.subword.bpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class BpeLearnerTest {
  private static WordCounts words(String... lines) {
    WordCounts counts = new WordCounts();
    for (String line : lines) {
      counts.addLine(line);
    }
    return counts;
  }

  private static WordCounts paper() {
    WordCounts counts = new WordCounts();
    counts.add("low", 5);
    counts.add("lower", 2);
    counts.add("newest", 6);
    counts.add("widest", 3);
    return counts;
  }

  @Test
  void the_example_of_the_paper() {
    assertThat(BpeLearner.learn(paper(), 10, 2, false).format())
        .isEqualTo(
            "#version: 0.2\n"
                + "s t</w>\ne st</w>\nl o\nw est</w>\nn e\nne west</w>\nlo w</w>\n"
                + "w i\nwi d\nwid est</w>\n");
  }

  @Test
  void of_equal_pairs_the_greater_text_is_merged_first() {
    assertThat(
            BpeLearner.learn(
                    words("ab cd ab cd", "\uFF01x \uFF01x \uD83D\uDE00x \uD83D\uDE00x"),
                    4,
                    2,
                    false)
                .format())
        .isEqualTo("#version: 0.2\n\uD83D\uDE00 x</w>\n\uFF01 x</w>\nc d</w>\na b</w>\n");
  }

  @Test
  void overlapping_pairs_are_counted_as_subword_nmt_counts_them() throws IOException {
    WordCounts counts = WordCounts.read(Resources.file("overlaps.dict"));
    assertThat(BpeLearner.learn(counts, 150, 2, false).format())
        .isEqualTo(Files.readString(Resources.file("overlaps.codes")));
  }

  @Test
  void learning_ends_when_pairs_are_too_rare() {
    assertThat(BpeLearner.learn(paper(), 100, 6, false).merges()).hasSize(7 - 1);
    assertThat(BpeLearner.learn(paper(), 100, 1, false).merges()).hasSizeGreaterThan(9);
    assertThat(BpeLearner.learn(words("a b c"), 5, 1, false).merges()).isEmpty();
  }

  @Test
  void characters_may_count_as_symbols() {
    // Inside words: l o w e n s i d; at their ends: w r t.
    assertThat(BpeLearner.learn(paper(), 14, 2, true).merges()).hasSize(3);
    assertThat(BpeLearner.learn(paper(), 5, 2, true).merges()).isEmpty();
  }

  @Test
  void a_text_without_words_is_refused() {
    assertThatThrownBy(() -> BpeLearner.learn(words(" ", ""), 5, 2, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subwords: the text has no word: give another");
    assertThatThrownBy(() -> BpeLearner.learn(paper(), 5, 0, false))
        .hasMessage("min-frequency is 0: it must be 1 or more");
  }
}

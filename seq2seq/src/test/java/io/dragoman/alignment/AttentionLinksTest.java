package io.dragoman.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttentionLinksTest {
  /** Source pieces a1 a2 b and an end; target pieces x, y1, y2 and an end. */
  private static final float[][] PIECES = {
    {0.2f, 0.2f, 0.5f, 0.1f}, {0.1f, 0f, 0.8f, 0.1f}, {0.3f, 0.4f, 0.2f, 0.1f}, {0f, 0f, 0f, 1f},
  };

  private static final int[] SOURCE = {0, 0, 1};
  private static final int[] TARGET = {0, 1, 1};

  @Test
  void weights_of_source_pieces_are_added_and_those_of_target_pieces_averaged() {
    float[][] words = AttentionLinks.ofWords(PIECES, SOURCE, 2, TARGET, 2);
    assertThat(words).hasDimensions(3, 3);
    assertThat(words[0]).containsExactly(new float[] {0.4f, 0.5f, 0.1f});
    assertThat(words[1]).usingComparatorWithPrecision(1e-6f).containsExactly(0.4f, 0.5f, 0.1f);
    assertThat(words[2]).containsExactly(0, 0, 1);
  }

  @Test
  void a_translation_that_was_cut_has_no_row_for_its_end() {
    float[][] cut = {PIECES[0], PIECES[1], PIECES[2]};
    assertThat(AttentionLinks.ofWords(cut, SOURCE, 2, TARGET, 2)).hasDimensions(2, 3);
  }

  @Test
  void every_word_is_linked_with_what_it_looks_at_most() {
    float[][] words = {{0.1f, 0.7f, 0.2f}, {0.5f, 0.5f, 0f}, {0.1f, 0.2f, 0.7f}, {0f, 0f, 1f}};
    assertThat(AttentionLinks.best(words, 3)).containsExactly(1, 0, -1);
    assertThat(Pharaoh.format(AttentionLinks.hard(words, 3))).isEqualTo("0-1 1-0");
  }

  @Test
  void a_threshold_links_a_word_with_several_or_none() {
    float[][] words = {{0.1f, 0.7f, 0.2f}, {0.5f, 0.5f, 0f}, {0.1f, 0.2f, 0.7f}};
    assertThat(Pharaoh.format(AttentionLinks.above(words, 3, 0.5))).isEqualTo("0-1 1-0 1-1");
    assertThat(Pharaoh.format(AttentionLinks.above(words, 3, 0.2))).isEqualTo("0-1 1-0 1-1 1-2");
    assertThat(AttentionLinks.above(words, 3, 0.9)).isEmpty();
    assertThat(AttentionLinks.above(new float[0][], 0, 0.1)).isEmpty();
  }
}

package io.dragoman.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SequenceLayoutTest {
  @Test
  void steps_follow_each_other_without_padding() {
    SequenceLayout layout = SequenceLayout.of(5, 3, 3, 1);
    assertThat(layout.batch()).isEqualTo(4);
    assertThat(layout.time()).isEqualTo(5);
    assertThat(layout.positions()).isEqualTo(12);
    int[] active = {4, 3, 3, 1, 1};
    int[] offsets = {0, 4, 7, 10, 11, 12};
    for (int t = 0; t < 5; t++) {
      assertThat(layout.active(t)).isEqualTo(active[t]);
      assertThat(layout.offset(t)).isEqualTo(offsets[t]);
    }
    assertThat(layout.offset(5)).isEqualTo(12);
    assertThat(layout.length(2)).isEqualTo(3);
  }

  @Test
  void every_position_of_every_sequence_has_a_row_of_its_own() {
    SequenceLayout layout = SequenceLayout.of(4, 4, 2, 1);
    boolean[] seen = new boolean[layout.positions()];
    for (int row = 0; row < layout.batch(); row++) {
      for (int t = 0; t < layout.length(row); t++) {
        assertThat(seen[layout.position(t, row)]).isFalse();
        seen[layout.position(t, row)] = true;
      }
    }
    assertThat(seen).doesNotContain(false);
  }

  @Test
  void positions_past_the_end_of_a_sequence_do_not_exist() {
    SequenceLayout layout = SequenceLayout.of(3, 1);
    assertThatThrownBy(() -> layout.position(1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> layout.position(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void later_changes_of_the_lengths_do_not_matter() {
    int[] lengths = {2, 1};
    SequenceLayout layout = SequenceLayout.of(lengths);
    lengths[0] = 9;
    assertThat(layout.length(0)).isEqualTo(2);
  }

  @Test
  void layouts_of_the_same_lengths_are_equal() {
    assertThat(SequenceLayout.of(2, 1))
        .isEqualTo(SequenceLayout.of(2, 1))
        .hasSameHashCodeAs(SequenceLayout.of(2, 1))
        .isNotEqualTo(SequenceLayout.of(2, 2))
        .hasToString("SequenceLayout[2, 1]");
  }

  @Test
  void no_sequences_have_no_steps() {
    SequenceLayout layout = SequenceLayout.of();
    assertThat(layout.batch()).isZero();
    assertThat(layout.time()).isZero();
    assertThat(layout.positions()).isZero();
  }

  @Test
  void joined_steps_are_counted_with_what_is_left_over() {
    SequenceLayout layout = SequenceLayout.of(7, 6, 2, 1);
    assertThat(layout.shortened(2)).isEqualTo(SequenceLayout.of(4, 3, 1, 1));
    assertThat(layout.shortened(3)).isEqualTo(SequenceLayout.of(3, 2, 1, 1));
    assertThat(layout.shortened(1)).isEqualTo(layout);
    assertThat(SequenceLayout.of().shortened(2).batch()).isZero();
    assertThatThrownBy(() -> layout.shortened(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sequence layout: shortened by 0: the factor must be at least 1");
  }

  @Test
  void unsorted_and_empty_sequences_are_refused() {
    assertThatThrownBy(() -> SequenceLayout.of(2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "sequence layout: lengths must be at least 1 and sorted from long to short"
                + " but are [2, 3]");
    assertThatThrownBy(() -> SequenceLayout.of(2, 0))
        .hasMessageEndingWith("sorted from long to short but are [2, 0]");
  }
}

package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tensor.SequenceLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceBatchTest {
  @Test
  void sequences_are_sorted_by_length_and_packed_by_time() {
    SequenceBatch batch =
        SequenceBatch.of(new int[][] {{1}, {2, 3, 4}, {5, 6}}, new long[] {10, 20, 30});
    assertThat(batch.size()).isEqualTo(3);
    assertThat(batch.layout()).isEqualTo(SequenceLayout.of(3, 2, 1));
    assertThat(batch.ids()).containsExactly(2, 5, 1, 3, 6, 4);
    assertThat(batch.keys()).containsExactly(20, 30, 10);
    assertThat(batch.sentence(0)).isEqualTo(1);
    assertThat(batch.sentence(1)).isEqualTo(2);
    assertThat(batch.sentence(2)).isZero();
  }

  @Test
  void equal_lengths_keep_their_order() {
    SequenceBatch batch = SequenceBatch.of(new int[] {1, 1}, new int[] {2, 2}, new int[] {3, 3});
    assertThat(batch.ids()).containsExactly(1, 2, 3, 1, 2, 3);
    assertThat(batch.keys()).as("numbered from 0").containsExactly(0, 1, 2);
  }

  @Test
  void the_order_is_that_of_a_stable_sort_by_length() {
    Random random = new Random(3);
    int[][] sequences = new int[200][];
    for (int i = 0; i < sequences.length; i++) {
      sequences[i] = random.ints(1 + random.nextInt(9), 4, 50).toArray();
    }
    Integer[] expected = new Integer[sequences.length];
    Arrays.setAll(expected, i -> i);
    Arrays.sort(expected, (a, b) -> Integer.compare(sequences[b].length, sequences[a].length));

    SequenceBatch batch = SequenceBatch.of(sequences);

    for (int row = 0; row < expected.length; row++) {
      int[] sequence = sequences[expected[row]];
      assertThat(batch.sentence(row)).isEqualTo(expected[row]);
      assertThat(batch.keys()[row]).isEqualTo(expected[row].longValue());
      for (int t = 0; t < sequence.length; t++) {
        assertThat(batch.ids()[batch.layout().position(t, row)]).isEqualTo(sequence[t]);
      }
    }
  }

  @Test
  void nothing_makes_an_empty_batch() {
    assertThat(SequenceBatch.of(new int[0][], new long[0]).size()).isZero();
  }

  @Test
  void different_numbers_and_empty_sequences_are_refused() {
    assertThatThrownBy(() -> SequenceBatch.of(new int[][] {{1}}, new long[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sequence batch: 1 sequences but 2 keys");
    assertThatThrownBy(() -> SequenceBatch.of(new int[] {1}, new int[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sequence batch: sequence 1 is empty: each must hold at least one id");
  }
}

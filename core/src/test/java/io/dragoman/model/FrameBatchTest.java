package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tensor.SequenceLayout;
import org.junit.jupiter.api.Test;

class FrameBatchTest {
  private static final float[][] SHORT = {{1, 2}};
  private static final float[][] LONG = {{3, 4}, {5, 6}, {7, 8}};

  @Test
  void sequences_are_sorted_by_length_and_packed_step_by_step() {
    FrameBatch batch = FrameBatch.of(new float[][][] {SHORT, LONG, SHORT}, new long[] {7, 8, 9});

    assertThat(batch.size()).isEqualTo(3);
    assertThat(batch.layout()).isEqualTo(SequenceLayout.of(3, 1, 1));
    assertThat(batch.frames().shape()).isEqualTo("(5, 2)");
    assertThat(batch.frames().toArray()).containsExactly(3, 4, 1, 2, 1, 2, 5, 6, 7, 8);
    assertThat(batch.keys()).containsExactly(8, 7, 9);
    assertThat(batch.sentence(0)).isEqualTo(1);
    assertThat(batch.sentence(1)).isZero();
    assertThat(batch.sentence(2)).isEqualTo(2);
  }

  @Test
  void the_rows_are_those_of_ids_of_the_same_lengths() {
    int[] lengths = {4, 9, 1, 9, 4, 2};
    int[][] ids = new int[lengths.length][];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = new int[lengths[i]];
    }
    SequenceBatch words = SequenceBatch.of(ids);
    FrameBatch frames = FrameBatch.of(Frames.sequences(1, lengths), Frames.keys(lengths.length));
    assertThat(frames.layout()).isEqualTo(words.layout());
    for (int row = 0; row < lengths.length; row++) {
      assertThat(frames.sentence(row)).isEqualTo(words.sentence(row));
    }
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatThrownBy(() -> FrameBatch.of(new float[][][] {SHORT}, new long[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("frame batch: 1 sequences and 2 keys");
    assertThatThrownBy(() -> FrameBatch.of(new float[][][] {}, new long[0]))
        .hasMessage("frame batch: 0 sequences and 0 keys");
    assertThatThrownBy(() -> FrameBatch.of(new float[][][] {SHORT, {}}, new long[2]))
        .hasMessage("frame batch: sequence 1 is empty: each must hold at least one frame");
    assertThatThrownBy(() -> FrameBatch.of(new float[][][] {SHORT, {{1}}}, new long[2]))
        .hasMessage("frame batch: a frame of sequence 1 has 1 features but the first has 2");
  }
}

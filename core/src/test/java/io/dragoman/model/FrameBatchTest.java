package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.tensor.SequenceLayout;
import org.junit.jupiter.api.Test;

class FrameBatchTest {
  private static final float[][] SHORT = {{1, 2}};
  private static final float[][] LONG = {{3, 4}, {5, 6}, {7, 8}};
  private static final float[][] MIDDLE = {{9, 10}, {11, 12}};

  @Test
  void longest_sequences_come_first_and_steps_lie_together() {
    FrameBatch batch =
        FrameBatch.of(new float[][][] {SHORT, LONG, MIDDLE}, new long[] {50, 60, 70});
    assertThat(batch.size()).isEqualTo(3);
    assertThat(batch.features()).isEqualTo(2);
    assertThat(batch.layout()).isEqualTo(SequenceLayout.of(3, 2, 1));
    assertThat(batch.frames().toArray()).containsExactly(3, 4, 9, 10, 1, 2, 5, 6, 11, 12, 7, 8);
    assertThat(batch.keys()).containsExactly(60, 70, 50);
    assertThat(batch.sentence(0)).isEqualTo(1);
    assertThat(batch.sentence(2)).isZero();
  }

  @Test
  void equal_lengths_keep_their_order_and_are_numbered() {
    FrameBatch batch = FrameBatch.of(MIDDLE, SHORT, SHORT);
    assertThat(batch.keys()).containsExactly(0, 1, 2);
    assertThat(batch.layout()).isEqualTo(SequenceLayout.of(2, 1, 1));
  }

  @Test
  void values_are_copied() {
    float[][] own = {{1}};
    FrameBatch batch = FrameBatch.of(new float[][][] {own}, new long[1]);
    own[0][0] = 5;
    assertThat(batch.frames().get(0, 0)).isEqualTo(1);
  }

  @Test
  void says_what_cannot_be_packed() {
    assertThatThrownBy(() -> FrameBatch.of(LONG, new float[0][]))
        .hasMessage("frame batch: sequence 1 is empty: each must hold at least one frame");
    assertThatThrownBy(() -> FrameBatch.of(LONG, new float[][] {{1, 2}, {1}}))
        .hasMessage(
            "frame batch: sequence 1, frame 1 has 1 features but the first frame 2: give the same"
                + " number, at least 1, everywhere");
    assertThatThrownBy(() -> FrameBatch.of(new float[][][] {LONG}, new long[2]))
        .hasMessage(
            "frame batch: 1 sequences and 2 keys: give at least one sequence and as many keys");
    assertThatThrownBy(() -> FrameBatch.of(new float[0][][], new long[0]))
        .hasMessageContaining("at least one sequence");
  }
}

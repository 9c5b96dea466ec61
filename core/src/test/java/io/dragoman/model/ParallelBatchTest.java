package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParallelBatchTest {
  private static final int BOS = 1;
  private static final int EOS = 2;

  @Test
  void each_side_is_packed_in_its_own_order() {
    ParallelBatch batch =
        ParallelBatch.of(
            new int[][] {{5, EOS}, {6, 7, 8, EOS}, {9, 9, EOS}},
            new int[][] {{11, 12, 13}, {14}, {15, 16}},
            BOS,
            EOS,
            new long[] {100, 200, 300});
    assertThat(batch.source().keys()).containsExactly(200, 300, 100);
    assertThat(batch.targetInput().keys()).containsExactly(100, 300, 200);
    assertThat(batch.sourceRow()).containsExactly(2, 1, 0);
    assertThat(batch.targetInput().ids()).containsExactly(BOS, BOS, BOS, 11, 15, 14, 12, 16, 13);
    assertThat(batch.gold()).containsExactly(11, 15, 14, 12, 16, EOS, 13, EOS, EOS);
    assertThat(batch.targetTokens()).isEqualTo(9);
  }

  @Test
  void an_empty_target_is_its_end_alone() {
    ParallelBatch batch =
        ParallelBatch.of(new int[][] {{EOS}}, new int[][] {{}}, BOS, EOS, new long[1]);
    assertThat(batch.targetInput().ids()).containsExactly(BOS);
    assertThat(batch.gold()).containsExactly(EOS);
  }

  @Test
  void different_numbers_are_refused() {
    assertThatThrownBy(
            () -> ParallelBatch.of(new int[][] {{3}}, new int[2][1], BOS, EOS, new long[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("packed pairs: 1 sources but 2 targets");
  }
}

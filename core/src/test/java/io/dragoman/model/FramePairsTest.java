package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FramePairsTest {
  @Test
  void words_are_matched_with_their_frames_as_parallel_sentences_are() {
    int[] lengths = {2, 5, 1, 5};
    int[][] words = {{4, 5, 6}, {}, {7, 8, 9, 10}, {4}};
    int[][] ids = {new int[2], new int[5], new int[1], new int[5]};
    long[] keys = Frames.keys(4);

    FramePairs pairs = FramePairs.of(Frames.sequences(1, lengths), words, 1, 2, keys);

    ParallelBatch parallel = ParallelBatch.of(ids, words, 1, 2, keys);
    assertThat(pairs.source().layout()).isEqualTo(parallel.source().layout());
    assertThat(pairs.source().keys()).containsExactly(parallel.source().keys());
    assertThat(pairs.targetInput().ids()).containsExactly(parallel.targetInput().ids());
    assertThat(pairs.targetInput().layout()).isEqualTo(parallel.targetInput().layout());
    assertThat(pairs.sourceRow()).containsExactly(parallel.sourceRow());
    assertThat(pairs.gold()).containsExactly(parallel.gold());
    assertThat(pairs.targetTokens()).isEqualTo(12);
  }

  @Test
  void sides_of_different_sizes_are_refused() {
    assertThatThrownBy(
            () -> FramePairs.of(Frames.sequences(1, 2, 3), new int[][] {{4}}, 1, 2, new long[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("packed pairs: 2 sources but 1 targets");
  }
}

package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.model.ParallelBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final int START = 1;
  private static final int END = 2;

  private static EncodedPair pair(long line, int source, int target) {
    return new EncodedPair(line, new int[source], new int[target]);
  }

  private static Batch batch() {
    return Batch.of(
        List.of(pair(1, 2, 3), pair(2, 1, 5), pair(3, 4, 3), pair(4, 2, 3), pair(5, 1, 1)),
        START,
        END);
  }

  @Test
  void pairs_are_sorted_by_target_then_source_and_keep_their_order_otherwise() {
    assertThat(batch().lines()).containsExactly(2, 3, 1, 4, 5);
  }

  @Test
  void ends_count_as_tokens() {
    assertThat(batch().sourceTokens()).isEqualTo(2 + 1 + 4 + 2 + 1 + 5);
    assertThat(batch().targetTokens()).isEqualTo(3 + 5 + 3 + 3 + 1 + 5);
  }

  @Test
  void shards_take_turns_in_the_order_of_length() {
    ParallelBatch first = batch().shard(0, 2);
    ParallelBatch second = batch().shard(1, 2);

    assertThat(first.targetInput().keys()).containsExactly(2, 1, 5);
    assertThat(second.targetInput().keys()).containsExactly(3, 4);
    assertThat(first.source().keys()).containsExactly(1, 2, 5);
    assertThat(second.source().layout().positions()).isEqualTo(4 + 2 + 2);
  }

  @Test
  void shards_without_pairs_are_empty() {
    assertThat(batch().shard(6, 7).size()).isZero();
    assertThatThrownBy(() -> batch().shard(2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}

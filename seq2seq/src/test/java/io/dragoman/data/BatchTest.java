package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.model.ParallelBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
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
  void the_longest_pair_left_goes_to_the_shard_with_the_least_work() {
    List<ParallelBatch> shards = batch().shards(2);

    // work by line: 2 is 17, 3 is 14, 1 and 4 are 12, 5 is 5
    assertThat(shards.get(0).targetInput().keys()).containsExactly(2, 4);
    assertThat(shards.get(1).targetInput().keys()).containsExactly(3, 1, 5);
    assertThat(shards.get(1).source().layout().positions()).isEqualTo(5 + 3 + 2);
  }

  @Test
  void shards_hold_equal_numbers_of_pairs_up_to_one() {
    List<EncodedPair> pairs = new ArrayList<>();
    for (int line = 1; line <= 64; line++) {
      pairs.add(pair(line, 1 + line % 7, 1 + line * line % 11));
    }
    List<ParallelBatch> shards = Batch.of(pairs, START, END).shards(3);
    assertThat(shards).extracting(ParallelBatch::size).allMatch(size -> size == 21 || size == 22);
    int all = shards.stream().mapToInt(ParallelBatch::targetTokens).sum();
    assertThat(shards).extracting(ParallelBatch::targetTokens).allMatch(n -> n > all / 3 - 12);
    assertThat(shards.stream().flatMapToLong(each -> Arrays.stream(each.source().keys())))
        .containsExactlyInAnyOrder(LongStream.rangeClosed(1, 64).boxed().toArray(Long[]::new));
  }

  @Test
  void there_are_no_more_shards_than_pairs() {
    assertThat(batch().shards(7)).hasSize(5).extracting(ParallelBatch::size).containsOnly(1);
    assertThat(batch().whole().size()).isEqualTo(5);
  }
}

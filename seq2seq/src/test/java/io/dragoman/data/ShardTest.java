package io.dragoman.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.model.SequenceBatch;
import io.dragoman.tensor.SequenceLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardTest {
  private static final int START = 1;
  private static final int END = 2;

  private static final Batch BATCH =
      Batch.of(
          List.of(
              new EncodedPair(11, new int[] {5}, new int[] {15, 16}),
              new EncodedPair(12, new int[] {6, 7, 8}, new int[] {17}),
              new EncodedPair(13, new int[] {9, 10}, new int[] {18, 19, 20})),
          START,
          END);

  @Test
  void a_batch_is_ordered_from_long_to_short_targets() {
    assertThat(BATCH.lines()).containsExactly(13, 11, 12);
    assertThat(BATCH.size()).isEqualTo(3);
    assertThat(BATCH.targetTokens()).isEqualTo(4 + 3 + 2);
    assertThat(BATCH.sourceTokens()).isEqualTo(3 + 2 + 4);
  }

  @Test
  void inputs_start_with_the_start_token_and_gold_ends_with_the_end_token() {
    Shard shard = BATCH.shard(0, 1);

    // Time-major rows: lines 13, 11 and 12 with 4, 3 and 2 positions.
    assertThat(shard.targetInput().ids())
        .containsExactly(START, START, START, 18, 15, 17, 19, 16, 20);
    assertThat(shard.gold()).containsExactly(18, 15, 17, 19, 16, END, 20, END, END);
    assertThat(shard.targetTokens()).isEqualTo(9);
  }

  @Test
  void sources_are_sorted_by_their_own_length_and_matched_to_targets() {
    Shard shard = BATCH.shard(0, 1);

    // Rows: lines 12, 13 and 11 with 4, 3 and 2 positions.
    assertThat(shard.source().ids()).containsExactly(6, 9, 5, 7, 10, END, 8, END, END);
    assertThat(shard.sourceRow()).containsExactly(1, 2, 0);
  }

  @Test
  void line_numbers_are_the_keys_of_both_sides() {
    Batch batch = Corpora.batch(40, 3);
    Shard shard = batch.shard(1, 3);

    assertThat(shard.size()).isEqualTo(13);
    for (int row = 0; row < shard.size(); row++) {
      assertThat(shard.source().key(shard.sourceRow()[row]))
          .isEqualTo(shard.targetInput().key(row));
    }
  }

  @Test
  void shards_hold_all_sentences_once_with_their_own_ids() {
    Batch batch = Corpora.batch(41, 8);
    for (int count : new int[] {1, 2, 3, 7, 41, 60}) {
      List<Shard> shards = IntStream.range(0, count).mapToObj(i -> batch.shard(i, count)).toList();

      assertThat(shards.stream().mapToInt(Shard::size).sum()).isEqualTo(41);
      assertThat(shards.stream().mapToInt(Shard::targetTokens).sum())
          .isEqualTo(batch.targetTokens());
      for (Shard shard : shards) {
        assertHoldsItsSentences(shard, batch);
      }
    }
  }

  @Test
  void shards_carry_about_equal_work() {
    Batch batch = Corpora.batch(64, 4);

    assertThat(batch.shard(0, 2).targetTokens())
        .isBetween(batch.shard(1, 2).targetTokens(), batch.shard(1, 2).targetTokens() + 30);
  }

  @Test
  void a_shard_outside_the_count_is_refused() {
    assertThatThrownBy(() -> BATCH.shard(2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static void assertHoldsItsSentences(Shard shard, Batch batch) {
    for (int row = 0; row < shard.size(); row++) {
      long line = shard.targetInput().key(row);
      int index = Arrays.stream(batch.lines()).boxed().toList().indexOf(line);
      int[] target = batch.target(index);
      int[] input = column(shard.targetInput(), shard.targetInput().ids(), row);
      int[] gold = column(shard.targetInput(), shard.gold(), row);
      assertThat(Arrays.copyOfRange(input, 1, input.length)).isEqualTo(target);
      assertThat(Arrays.copyOf(gold, gold.length - 1)).isEqualTo(target);
      assertThat(column(shard.source(), shard.source().ids(), shard.sourceRow()[row]))
          .isEqualTo(batch.source(index));
    }
  }

  private static int[] column(SequenceBatch sequences, int[] ids, int row) {
    SequenceLayout layout = sequences.layout();
    return IntStream.range(0, layout.length(row)).map(t -> ids[layout.position(t, row)]).toArray();
  }
}

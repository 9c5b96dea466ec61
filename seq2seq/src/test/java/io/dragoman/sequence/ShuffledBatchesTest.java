package io.dragoman.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShuffledBatchesTest {
  private static List<List<List<Integer>>> batches(long seed, int epoch) {
    return new ShuffledBatches<>(11, 4, 2, seed, ids -> Arrays.stream(ids).boxed().toList())
        .of(epoch);
  }

  @Test
  void every_example_comes_once() {
    List<List<List<Integer>>> batches = batches(1, 1);
    assertThat(batches).hasSize(3);
    assertThat(batches.get(0)).extracting(List::size).containsExactly(2, 2);
    assertThat(batches.get(2)).extracting(List::size).containsExactly(1, 2);
    assertThat(batches.stream().flatMap(List::stream).flatMap(List::stream))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  void the_order_depends_on_seed_and_epoch_alone() {
    assertThat(batches(1, 1)).isEqualTo(batches(1, 1));
    assertThat(batches(1, 2)).isNotEqualTo(batches(1, 1));
    assertThat(batches(2, 1)).isNotEqualTo(batches(1, 1));
  }

  @Test
  void fewer_examples_than_shards_make_fewer_shards() {
    assertThat(new ShuffledBatches<>(1, 8, 4, 1, ids -> ids.length).of(1))
        .containsExactly(List.of(1));
  }

  @Test
  void numbers_must_be_positive() {
    assertThatThrownBy(() -> new ShuffledBatches<>(0, 4, 2, 1, ids -> ids))
        .hasMessage("batches: 0 examples, batches of 4, 2 shards: each must be at least 1");
  }
}

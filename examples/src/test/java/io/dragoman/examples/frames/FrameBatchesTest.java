package io.dragoman.examples.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.training.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrameBatchesTest {
  private static FrameBatches<List<FrameExample>> batches(
      TrainingExamples examples, Workers workers, String... settings) {
    return new FrameBatches<>(
        examples, shard -> shard, ToyFrames.recognizer(settings).config().training(), workers);
  }

  private static List<List<Long>> keys(FrameBatches<List<FrameExample>> batches, int epoch) {
    List<List<Long>> keys = new ArrayList<>();
    for (List<List<FrameExample>> batch : batches.of(epoch)) {
      for (List<FrameExample> shard : batch) {
        keys.add(shard.stream().map(FrameExample::key).toList());
      }
    }
    return keys;
  }

  @Test
  void threads_and_the_time_of_asking_do_not_change_an_epoch() {
    try (Workers one = new Workers(1);
        Workers three = new Workers(3)) {
      FrameBatches<List<FrameExample>> batches = batches(new ToyFrames(50), three);
      keys(batches, 1);
      assertThat(keys(batches, 2)).isEqualTo(keys(batches(new ToyFrames(50), one), 2));
    }
  }

  @Test
  void an_epoch_has_every_example_once_and_other_epochs_another_order() {
    ToyFrames frames = new ToyFrames(100);
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    TrainingExamples watched =
        new TrainingExamples() {
          @Override
          public int size() {
            return frames.size();
          }

          @Override
          public FrameExample get(int epoch, int index) {
            seen.add(epoch + " " + index);
            return frames.get(epoch, index);
          }
        };
    try (Workers workers = new Workers(1)) {
      FrameBatches<List<FrameExample>> batches = batches(watched, workers);
      assertThat(keys(batches, 1).stream().mapToInt(List::size).sum()).isEqualTo(100);
      keys(batches, 2);
    }
    Set<String> first = new HashSet<>(seen.subList(0, 100));
    assertThat(first).hasSize(100).allMatch(each -> each.startsWith("1 "));
    List<String> order = seen.stream().map(each -> each.substring(2)).toList();
    assertThat(order.subList(100, 200))
        .containsExactlyInAnyOrderElementsOf(order.subList(0, 100))
        .isNotEqualTo(order.subList(0, 100));
  }

  @Test
  void examples_are_made_when_they_are_needed_only() {
    List<Integer> made = Collections.synchronizedList(new ArrayList<>());
    TrainingExamples watched =
        new TrainingExamples() {
          @Override
          public int size() {
            return 64;
          }

          @Override
          public FrameExample get(int epoch, int index) {
            made.add(index);
            return new FrameExample(new float[][] {{0, 0, 0}}, new int[] {4}, index);
          }
        };
    try (Workers workers = new Workers(1)) {
      Iterator<?> epoch =
          batches(watched, workers, "training.batch-size=8", "training.bucket-batches=2")
              .of(1)
              .iterator();
      assertThat(made).isEmpty();
      epoch.next();
      epoch.next();
      assertThat(made).hasSize(16);
      epoch.next();
      assertThat(made).hasSize(32);
      for (int batch = 3; batch < 8; batch++) {
        assertThat(epoch.hasNext()).isTrue();
        epoch.next();
      }
      assertThat(epoch.hasNext()).isFalse();
      assertThatThrownBy(epoch::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void shards_share_a_batch_out_and_are_no_more_than_its_examples() {
    try (Workers workers = new Workers(1)) {
      List<List<Long>> shards =
          keys(
              batches(new ToyFrames(20), workers, "training.shards=3", "training.batch-size=20"),
              1);
      assertThat(shards).extracting(List::size).containsExactly(7, 7, 6);
      assertThat(keys(batches(new ToyFrames(3), workers, "training.shards=4"), 1)).hasSize(3);
    }
  }

  @Test
  void a_batch_holds_sequences_of_similar_lengths() {
    List<Integer> spreads = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      for (List<List<FrameExample>> batch : batches(new ToyFrames(64), workers).of(1)) {
        int[] lengths =
            batch.stream().flatMap(List::stream).mapToInt(FrameExample::length).toArray();
        spreads.add(
            Arrays.stream(lengths).max().orElse(0) - Arrays.stream(lengths).min().orElse(0));
      }
    }
    assertThat(spreads).hasSize(4);
    assertThat(Collections.max(spreads)).isLessThanOrEqualTo(6); // of 3 to 15 frames
  }
}

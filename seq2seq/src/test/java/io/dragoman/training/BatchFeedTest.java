package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.config.RunConfig;
import io.dragoman.data.Batch;
import io.dragoman.data.Batcher;
import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.toys.Toys;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Four batches of eight sentences an epoch. */
@Timeout(60)
class BatchFeedTest {
  private static final RunConfig CONFIG = Toys.config("training.max-epochs=3");
  private static final Batcher BATCHER = Toys.batcher(Toys.corpus(32, 1), CONFIG);

  private static BatchFeed from(int epoch, int batch) {
    return from(epoch, batch, BATCHER.batches(epoch));
  }

  private static BatchFeed from(int epoch, int batch, List<Batch> batches) {
    TrainingState start =
        new TrainingState(
            0,
            epoch,
            batch,
            new LearningRateSchedule.State(1, 0, 0),
            new TrainingState.Best(0, 0),
            0);
    return new BatchFeed(BATCHER, CONFIG.training(), start, batches);
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("dragoman-batches"))
        .toList();
  }

  @Test
  void batches_come_in_order_over_all_epochs_with_their_shards() {
    try (BatchFeed feed = from(1, 2)) {
      for (int n = 2; n < 12; n++) {
        int epoch = 1 + n / 4;
        Batch expected = BATCHER.batches(epoch).get(n % 4);
        BatchFeed.Item item = feed.take();

        assertThat(item.epoch()).isEqualTo(epoch);
        assertThat(item.batchesInEpoch()).isEqualTo(4);
        assertThat(item.batch().batch().lines()).isEqualTo(expected.lines());
        assertThat(item.batch().shards()).hasSize(CONFIG.training().shards());
        for (int shard = 0; shard < item.batch().shards().size(); shard++) {
          assertThat(item.batch().shards().get(shard).gold())
              .isEqualTo(expected.shards(CONFIG.training().shards()).get(shard).gold());
        }
      }
    }
  }

  @Test
  void an_epoch_that_is_over_is_followed_by_the_next() {
    try (BatchFeed feed = from(2, 4)) {
      assertThat(feed.take().epoch()).isEqualTo(3);
    }
  }

  @Test
  void after_the_last_epoch_nothing_is_left() {
    try (BatchFeed feed = from(3, 3)) {
      feed.take();
      assertThatThrownBy(feed::take)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("training: no batches are left: all epochs are done");
    }
  }

  @Test
  void what_fails_in_the_background_is_thrown_where_the_batch_is_taken() {
    List<Batch> batches = BATCHER.batches(1);
    for (Throwable failure :
        List.of(new IllegalArgumentException("bad pair"), new OutOfMemoryError("no room"))) {
      List<Batch> failing = failingAt(1, batches, failure);
      try (BatchFeed feed = from(1, 0, failing)) {
        assertThat(feed.take().batch().batch().lines()).isEqualTo(batches.get(0).lines());
        assertThatThrownBy(feed::take).isSameAs(failure);
      }
    }
  }

  private static List<Batch> failingAt(int place, List<Batch> batches, Throwable failure) {
    return new AbstractList<>() {
      @Override
      public Batch get(int index) {
        if (index == place && failure instanceof RuntimeException exception) {
          throw exception;
        }
        if (index == place && failure instanceof Error error) {
          throw error;
        }
        return batches.get(index);
      }

      @Override
      public int size() {
        return batches.size();
      }
    };
  }

  @Test
  void no_more_than_a_few_are_prepared_ahead() throws InterruptedException {
    List<Integer> asked = Collections.synchronizedList(new ArrayList<>());
    List<Batch> batches = Toys.batcher(Toys.corpus(400, 1), CONFIG).batches(1);
    List<Batch> noting =
        new AbstractList<>() {
          @Override
          public Batch get(int index) {
            asked.add(index);
            return batches.get(index);
          }

          @Override
          public int size() {
            return batches.size();
          }
        };
    try (BatchFeed feed = from(1, 0, noting)) {
      feed.take();
      while (asked.size() < 4) { // it may still seem to wait for the place that was just made
        Thread.sleep(1);
      }
      awaitWaiting();
      assertThat(asked).as("one taken, two waiting, one at the door").hasSize(4);
    }
  }

  /** Until the thread cannot go on. */
  private static void awaitWaiting() throws InterruptedException {
    while (threads().stream().noneMatch(each -> each.getState() == Thread.State.WAITING)) {
      Thread.sleep(1);
    }
  }

  @Test
  void closing_ends_the_thread() throws InterruptedException {
    BatchFeed feed = from(1, 0);
    awaitWaiting();
    assertThat(threads()).hasSize(1).allMatch(Thread::isDaemon);
    feed.close();
    assertThat(threads()).isEmpty();
    feed.close(); // once more does nothing
  }

  @Test
  void an_interrupted_thread_does_not_wait() {
    try (BatchFeed feed = from(3, 4)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(feed::take)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("training: interrupted while waiting for a batch");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).as("closing keeps the interrupt").isTrue();
    }
    assertThat(threads()).isEmpty();
  }

  @Test
  void the_thread_ends_with_training_that_fails() {
    List<String> events = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      Learner learner = new Learner(Toys.model(CONFIG), CONFIG.training(), Toys.kernels(), workers);
      Trainer trainer =
          new Trainer(
              learner,
              CONFIG.training(),
              BATCHER,
              () -> {
                assertThat(threads()).hasSize(1);
                throw new IllegalStateException("validation is broken");
              },
              state -> events.add("saved"),
              List.of());
      assertThatThrownBy(() -> trainer.train(TrainingState.start(learner.schedule())))
          .hasMessage("validation is broken");
    }
    assertThat(threads()).isEmpty();
    assertThat(events).isEmpty();
  }
}

package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void every_task_runs_once_in_every_phase(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertThat(workers.count()).isEqualTo(threads);
      for (int tasks : new int[] {0, 1, 2, 3, 17, 1000}) {
        AtomicIntegerArray runs = new AtomicIntegerArray(tasks);
        workers.run(tasks, runs::incrementAndGet);
        for (int task = 0; task < tasks; task++) {
          assertThat(runs.get(task)).as("task %d of %d", task, tasks).isEqualTo(1);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void a_phase_sees_all_that_the_phase_before_wrote(int threads) {
    int[] values = new int[7]; // plain memory
    try (Workers workers = new Workers(threads)) {
      for (int phase = 0; phase < 1000; phase++) {
        int step = phase % values.length;
        int[] before = values.clone();
        workers.run(
            values.length, i -> values[i] = before[(i + step) % values.length] + (i == 0 ? 1 : 0));
      }
    }
    assertThat(Arrays.stream(values).sum()).isEqualTo(1000);
  }

  @Test
  void several_threads_work_at_once() throws InterruptedException {
    CountDownLatch all = new CountDownLatch(3);
    Set<String> names = ConcurrentHashMap.newKeySet();
    try (Workers workers = new Workers(3)) {
      workers.run(
          3,
          i -> {
            names.add(Thread.currentThread().getName());
            all.countDown();
            await(all);
          });
    }
    assertThat(names)
        .containsExactlyInAnyOrder(
            Thread.currentThread().getName(), "dragoman-worker-1", "dragoman-worker-2");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void what_a_task_throws_reaches_the_caller_and_the_workers_stay_usable(int threads) {
    try (Workers workers = new Workers(threads)) {
      for (int round = 0; round < 50; round++) {
        AtomicInteger done = new AtomicInteger();
        Throwable thrown =
            round % 2 == 0 ? new IllegalStateException("task 5") : new AssertionError("task 5");
        assertThatThrownBy(() -> workers.run(1_000_000, i -> runOrThrow(i, thrown, done)))
            .isSameAs(thrown);
        assertThat(done.get()).isLessThan(1_000_000 - 1);

        workers.run(10, i -> done.set(-1));
        assertThat(done.get()).isEqualTo(-1);
      }
    }
  }

  private static void runOrThrow(int task, Throwable thrown, AtomicInteger done) {
    if (task == 5 && thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (task == 5 && thrown instanceof Error error) {
      throw error;
    }
    done.incrementAndGet();
  }

  @Test
  void tasks_are_all_done_when_a_failure_is_told() {
    AtomicInteger running = new AtomicInteger();
    try (Workers workers = new Workers(4)) {
      for (int round = 0; round < 200; round++) {
        assertThatThrownBy(
                () ->
                    workers.run(
                        8,
                        i -> {
                          running.incrementAndGet();
                          Thread.yield();
                          running.decrementAndGet();
                          throw new IllegalStateException("task " + i);
                        }))
            .isInstanceOf(IllegalStateException.class);
        assertThat(running.get()).isZero();
      }
    }
  }

  @Test
  void workers_that_slept_take_up_work_again() throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    try (Workers workers = new Workers(2)) {
      for (int round = 0; round < 5; round++) {
        Thread.sleep(20);
        workers.run(100, i -> runs.incrementAndGet());
      }
    }
    assertThat(runs.get()).isEqualTo(500);
  }

  @Test
  void closing_ends_the_threads_and_further_work_is_refused() throws InterruptedException {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(3);
    Workers workers = new Workers(3);
    workers.run(
        3,
        i -> {
          threads.add(Thread.currentThread());
          all.countDown();
          await(all);
        });
    workers.close();
    threads.remove(Thread.currentThread());
    for (Thread thread : threads) {
      thread.join(10_000);
      assertThat(thread.isAlive()).isFalse();
    }
    assertThatThrownBy(() -> workers.run(1, i -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("workers: are closed: start others");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void fewer_than_one_thread_is_refused(int threads) {
    assertThatThrownBy(() -> new Workers(threads))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workers: " + threads + " threads: must be at least 1");
  }
}

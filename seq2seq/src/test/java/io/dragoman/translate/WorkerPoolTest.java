package io.dragoman.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void jobs_run_on_named_threads_with_tools_of_their_own() {
    AtomicInteger tools = new AtomicInteger();
    Set<String> seen = Collections.synchronizedSet(new HashSet<>());
    CountDownLatch bothBusy = new CountDownLatch(2);
    Consumer<Integer> job =
        tool -> {
          seen.add(Thread.currentThread().getName() + " with " + tool);
          bothBusy.countDown();
          await(bothBusy);
        };
    try (WorkerPool<Integer> pool = new WorkerPool<>("pool", 2, tools::incrementAndGet)) {
      pool.runAll(List.of(job, job));
      pool.runAll(List.of());
    }
    assertThat(seen).containsExactlyInAnyOrder("pool-1 with 1", "pool-2 with 2");
  }

  @Test
  void the_first_failure_is_thrown_and_later_jobs_do_not_begin() {
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    List<Consumer<String>> jobs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int job = i;
      jobs.add(
          tool -> {
            ran.add(job);
            if (job == 2) {
              throw new AssertionError("job " + job);
            }
          });
    }
    try (WorkerPool<String> pool = new WorkerPool<>("pool", 1, () -> "tool")) {
      assertThatThrownBy(() -> pool.runAll(jobs))
          .isInstanceOf(AssertionError.class)
          .hasMessage("job 2");
      assertThat(ran).containsExactly(0, 1, 2);
      pool.runAll(List.of(tool -> ran.add(9)));
      assertThat(ran).containsExactly(0, 1, 2, 9);
    }
  }

  @Test
  void an_interrupt_ends_the_wait() {
    CountDownLatch release = new CountDownLatch(1);
    try (WorkerPool<String> pool = new WorkerPool<>("pool", 1, () -> "tool")) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> pool.runAll(List.of(tool -> await(release))))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("pool: interrupted while waiting for workers");
      assertThat(Thread.interrupted()).isTrue();
      release.countDown();
    }
  }

  @Test
  void closing_ends_the_threads_after_their_jobs() {
    Thread[] worker = new Thread[1];
    WorkerPool<String> pool = new WorkerPool<>("pool", 1, () -> "tool");
    pool.runAll(List.of(tool -> worker[0] = Thread.currentThread()));
    assertThat(worker[0].isAlive()).isTrue();
    assertThat(worker[0].isDaemon()).isTrue();
    pool.close();
    assertThat(worker[0].isAlive()).isFalse();
  }
}

package io.dragoman.training;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Persistent threads that share the tasks of one phase after the other.
 *
 * <p>The calling thread works too, and waits for tasks, not for threads: on a busy machine one that
 * comes late finds nothing left to do. Waiting threads spin for a moment before they sleep, as
 * phases of an update follow each other closely. Which thread takes a task is left to chance, so a
 * task's result must not depend on it.
 */
public final class Workers implements AutoCloseable {
  private static final int SPINS = 20_000;

  private final Thread[] threads;
  private volatile Phase current;
  private volatile boolean closed;

  /** The tasks that are to be done before {@link #run} returns. */
  private static final class Phase {
    private final int tasks;
    private final IntConsumer task;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger left;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Phase(int tasks, IntConsumer task) {
      this.tasks = tasks;
      this.task = task;
      left = new AtomicInteger(tasks);
    }

    /** Takes tasks until none is left; after a failure they are left out but counted. */
    void work() {
      for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        try {
          if (failure.get() == null) {
            task.accept(i);
          }
        } catch (RuntimeException | Error thrown) {
          failure.compareAndSet(null, thrown);
        } finally {
          left.decrementAndGet();
        }
      }
    }
  }

  /**
   * Starts the threads.
   *
   * @param count how many work, the calling thread included
   * @throws IllegalArgumentException if the count is below 1
   */
  public Workers(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("workers: " + count + " threads: must be at least 1");
    }
    threads = new Thread[count - 1];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(this::serve, "dragoman-worker-" + (i + 1));
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  /** How many threads work, the calling thread included. */
  public int count() {
    return threads.length + 1;
  }

  /**
   * Runs tasks 0 to {@code count - 1} and returns when all are done. Calls must come from one
   * thread.
   *
   * @throws RuntimeException or {@link Error}, the first that a task threw; the tasks not yet begun
   *     are left out then
   * @throws IllegalStateException after {@link #close}
   */
  public void run(int count, IntConsumer task) {
    if (closed) {
      throw new IllegalStateException("workers: are closed: start others");
    }
    Phase phase = new Phase(count, task);
    current = phase;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    phase.work();
    for (int spin = 0; phase.left.get() > 0; spin++) {
      pause(spin);
    }
    Throwable thrown = phase.failure.get();
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  private void serve() {
    Phase seen = null;
    while (!closed) {
      for (int spin = 0; current == seen && !closed; spin++) {
        idle(spin);
      }
      seen = current;
      if (seen != null) {
        seen.work();
      }
    }
  }

  private static void pause(int spin) {
    if (spin < SPINS) {
      Thread.onSpinWait();
    } else {
      Thread.yield();
    }
  }

  private static void idle(int spin) {
    if (spin < SPINS) {
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(1_000_000L);
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}

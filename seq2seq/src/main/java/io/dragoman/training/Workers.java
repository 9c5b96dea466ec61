package io.dragoman.training;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Persistent threads that share the tasks of one phase after the other.
 *
 * <p>The calling thread works too. Waiting threads spin for a moment before they sleep, as phases
 * of an update follow each other closely. Which thread takes a task is left to chance, so a task's
 * result must not depend on it.
 */
public final class Workers implements AutoCloseable {
  private static final int SPINS = 20_000;

  private final Thread[] threads;
  private final AtomicInteger nextTask = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile int phase;
  private volatile boolean closed;
  private IntConsumer task;
  private int tasks;

  /**
   * Starts the threads.
   *
   * @param count how many work, the calling thread included; at least 1
   */
  public Workers(int count) {
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
   */
  public void run(int count, IntConsumer each) {
    task = each;
    tasks = count;
    nextTask.set(0);
    failure.set(null);
    busy.set(threads.length);
    phase++; // publishes the fields above
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    work();
    for (int spin = 0; busy.get() > 0; spin++) {
      pause(spin);
    }
    Throwable thrown = failure.get();
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  private void serve() {
    int seen = 0;
    while (true) {
      for (int spin = 0; phase == seen && !closed; spin++) {
        idle(spin);
      }
      if (closed) {
        return;
      }
      seen++;
      work();
      busy.decrementAndGet();
    }
  }

  private void work() {
    try {
      for (int i = nextTask.getAndIncrement(); i < tasks; i = nextTask.getAndIncrement()) {
        task.accept(i);
      }
    } catch (RuntimeException | Error thrown) {
      failure.compareAndSet(null, thrown);
      nextTask.set(tasks);
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

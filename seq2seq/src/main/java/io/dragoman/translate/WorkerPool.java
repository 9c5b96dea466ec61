package io.dragoman.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A fixed number of named threads, each with a tool of its own.
 *
 * @param <T> the tool that a job gets, never shared by two threads
 */
final class WorkerPool<T> implements AutoCloseable {
  private final String name;
  private final BlockingQueue<Optional<Consumer<T>>> queue = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private boolean closed;

  /** Starts threads {@code name-1}, {@code name-2} ... */
  WorkerPool(String name, int count, Supplier<T> tools) {
    this.name = name;
    for (int i = 1; i <= count; i++) {
      T tool = tools.get();
      Thread thread = new Thread(() -> work(tool), name + "-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /**
   * Runs all jobs and waits for them. After a failure no further job begins.
   *
   * @throws RuntimeException or Error: what the first of the failed jobs threw
   * @throws IllegalStateException if the pool is closed or the calling thread interrupted
   */
  void runAll(List<Consumer<T>> jobs) {
    Run<T> run = new Run<>(jobs);
    enqueue(run);
    try {
      run.done.await();
    } catch (InterruptedException e) {
      run.cancelled = true;
      Thread.currentThread().interrupt();
      throw new IllegalStateException(name + ": interrupted while waiting for workers", e);
    }
    run.throwFailure();
  }

  private synchronized void enqueue(Run<T> run) {
    if (closed) {
      throw new IllegalStateException(name + ": closed already: open another");
    }
    for (int i = 0; i < run.jobs.size(); i++) {
      int job = i;
      queue.add(Optional.of(tool -> run.execute(job, tool)));
    }
  }

  private void work(T tool) {
    try {
      Optional<Consumer<T>> job = queue.take();
      while (job.isPresent()) {
        job.get().accept(tool);
        job = queue.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody else interrupts these threads
    }
  }

  /** Ends the threads after the jobs that were handed in. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    threads.forEach(thread -> queue.add(Optional.empty()));
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Jobs that were handed in together. */
  private static final class Run<T> {
    private final List<Consumer<T>> jobs;
    private final CountDownLatch done;
    private final AtomicReferenceArray<Throwable> failures;
    private volatile boolean cancelled;

    Run(List<Consumer<T>> jobs) {
      this.jobs = List.copyOf(jobs);
      done = new CountDownLatch(jobs.size());
      failures = new AtomicReferenceArray<>(jobs.size());
    }

    void execute(int job, T tool) {
      try {
        if (!cancelled) {
          jobs.get(job).accept(tool);
        }
      } catch (Throwable failure) {
        failures.set(job, failure);
        cancelled = true;
      } finally {
        done.countDown();
      }
    }

    void throwFailure() {
      for (int job = 0; job < failures.length(); job++) {
        Throwable failure = failures.get(job);
        if (failure instanceof RuntimeException exception) {
          throw exception;
        }
        if (failure instanceof Error error) {
          throw error;
        }
      }
    }
  }
}

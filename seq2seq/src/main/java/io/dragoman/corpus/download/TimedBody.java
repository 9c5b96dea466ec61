package io.dragoman.corpus.download;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The body of an answer, whose reader waits no longer than it wants to. */
final class TimedBody implements BodySubscriber<TimedBody>, AutoCloseable {
  /** What the connection tells: bytes, an error or, if both are null, the end. */
  private record Signal(List<ByteBuffer> bytes, Throwable failure) {}

  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private Subscription subscription;
  private boolean closed;

  @Override
  public CompletionStage<TimedBody> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public synchronized void onSubscribe(Subscription given) {
    if (closed || subscription != null) {
      given.cancel();
      return;
    }
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    signals.add(new Signal(bytes, null));
  }

  @Override
  public void onError(Throwable failure) {
    signals.add(new Signal(null, failure));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal(null, null));
  }

  /**
   * The next bytes, or null at the end.
   *
   * @throws StalledException if none come in time
   * @throws IOException if the connection fails
   */
  List<ByteBuffer> next(Duration patience) throws IOException, InterruptedException {
    Signal signal = signals.poll(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS);
    if (signal == null) {
      throw new StalledException();
    }
    if (signal.failure != null) {
      throw new IOException(signal.failure.getMessage(), signal.failure);
    }
    if (signal.bytes != null) {
      synchronized (this) {
        subscription.request(1);
      }
    }
    return signal.bytes;
  }

  /** Ends the connection if the body has not ended. */
  @Override
  public synchronized void close() {
    closed = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }

  /** Too little came in too long a time. */
  static final class StalledException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}

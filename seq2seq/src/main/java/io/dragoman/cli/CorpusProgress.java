package io.dragoman.cli;

import io.dragoman.corpus.CorpusListener;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how work on a corpus goes: on a terminal a bar that moves, elsewhere a line every ten
 * seconds, so that short work shows nothing.
 */
final class CorpusProgress implements CorpusListener, AutoCloseable {
  private final LongSupplier nanoTime;
  private final PeriodicStatus status;
  private String activity = "";
  private long startedAt;

  CorpusProgress(Console console, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    status = new PeriodicStatus(console, nanoTime.getAsLong());
  }

  @Override
  public void at(String doing, long lines, double fraction) {
    long now = nanoTime.getAsLong();
    if (!doing.equals(activity)) {
      activity = doing;
      startedAt = now;
    }
    if (status.isDue(now)) {
      status.show(line(lines, fraction, now));
    }
  }

  /** Takes the bar away. */
  void done() {
    status.clear();
  }

  @Override
  public void close() {
    done();
  }

  private String line(long lines, double fraction, long now) {
    double seconds = (now - startedAt) / 1e9;
    StringBuilder line = new StringBuilder(activity).append(status.bar(fraction));
    line.append(String.format(Locale.ROOT, " %.0f%%  %,d lines", 100 * fraction, lines));
    if (seconds > 0 && fraction > 0) {
      Duration left = Duration.ofSeconds((long) Math.ceil(seconds * (1 - fraction) / fraction));
      line.append(String.format(Locale.ROOT, "  %,.0f lines/s", lines / seconds));
      line.append("  ETA ").append(TimeLeft.format(left));
    }
    return line.toString();
  }
}

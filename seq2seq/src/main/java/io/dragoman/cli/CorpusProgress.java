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
  private static final long LINE_NANOS = 10_000_000_000L;
  private static final long BAR_NANOS = 100_000_000L;
  private static final int BAR = 20;

  private final Console console;
  private final LongSupplier nanoTime;
  private final int columns;
  private final StatusLine status;
  private String activity = "";
  private long startedAt;
  private long shownAt;

  CorpusProgress(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.nanoTime = nanoTime;
    columns = console.columns();
    status = new StatusLine(console.err());
    shownAt = nanoTime.getAsLong();
  }

  @Override
  public void at(String doing, long lines, double fraction) {
    long now = nanoTime.getAsLong();
    if (!doing.equals(activity)) {
      activity = doing;
      startedAt = now;
    }
    if (now - shownAt >= (columns > 0 ? BAR_NANOS : LINE_NANOS)) {
      shownAt = now;
      if (columns > 0) {
        String line = line(bar(fraction), lines, fraction, now);
        status.show(line.length() < columns ? line : line.substring(0, columns - 1));
      } else {
        console.err().println(line("", lines, fraction, now));
      }
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

  private static String bar(double fraction) {
    int filled = (int) (BAR * fraction);
    return " " + "━".repeat(filled) + "┄".repeat(BAR - filled);
  }

  private String line(String bar, long lines, double fraction, long now) {
    double seconds = (now - startedAt) / 1e9;
    StringBuilder line = new StringBuilder(activity).append(bar);
    line.append(String.format(Locale.ROOT, " %.0f%%  %,d lines", 100 * fraction, lines));
    if (seconds > 0 && fraction > 0) {
      Duration left = Duration.ofSeconds((long) Math.ceil(seconds * (1 - fraction) / fraction));
      line.append(String.format(Locale.ROOT, "  %,.0f lines/s", lines / seconds));
      line.append("  ETA ").append(TimeLeft.format(left));
    }
    return line.toString();
  }
}

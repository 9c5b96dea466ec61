package io.dragoman.cli;

import io.dragoman.corpus.download.DownloadListener;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Shows how downloads go: on a terminal a bar that moves, elsewhere a line every ten seconds. */
final class DownloadProgress implements DownloadListener, AutoCloseable {
  private static final long LINE_NANOS = 10_000_000_000L;
  private static final long BAR_NANOS = 100_000_000L;
  private static final int BAR = 20;

  private final Console console;
  private final LongSupplier nanoTime;
  private final int columns;
  private final StatusLine status;
  private String file = "";
  private long startedAt;
  private long startedWith;
  private long shownAt;

  DownloadProgress(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.nanoTime = nanoTime;
    columns = console.columns();
    status = new StatusLine(console.err());
    shownAt = nanoTime.getAsLong();
  }

  @Override
  public void received(String name, long bytes, OptionalLong total) {
    long now = nanoTime.getAsLong();
    if (!name.equals(file) || bytes < startedWith) {
      file = name;
      startedAt = now;
      startedWith = bytes;
    }
    if (now - shownAt < (columns > 0 ? BAR_NANOS : LINE_NANOS)) {
      return;
    }
    shownAt = now;
    if (columns > 0) {
      String line = line(bytes, total, now, true);
      status.show(line.length() < columns ? line : line.substring(0, columns - 1));
    } else {
      console.err().println(line(bytes, total, now, false));
    }
  }

  @Override
  public void retrying(String name, String failure, Duration pause) {
    status.clear();
    console
        .err()
        .println(
            String.format(
                Locale.ROOT, "%s: %s; again in %.0f s", name, failure, pause.toMillis() / 1e3));
    file = "";
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    status.clear();
  }

  private String line(long bytes, OptionalLong total, long now, boolean bar) {
    StringBuilder line = new StringBuilder(file);
    double rate = (bytes - startedWith) / Math.max(1e-3, (now - startedAt) / 1e9);
    if (total.isPresent() && total.getAsLong() > 0) {
      double done = Math.min(1, (double) bytes / total.getAsLong());
      int filled = (int) (BAR * done);
      if (bar) {
        line.append(' ').append("━".repeat(filled)).append("┄".repeat(BAR - filled));
      }
      line.append(
          String.format(
              Locale.ROOT,
              " %d%%  %s of %s",
              (int) (100 * done),
              size(bytes),
              size(total.getAsLong())));
    } else {
      line.append("  ").append(size(bytes));
    }
    line.append("  ").append(size((long) rate)).append("/s");
    if (total.isPresent() && rate > 0) {
      long left = (long) Math.ceil((total.getAsLong() - bytes) / rate);
      line.append("  ETA ").append(TimeLeft.format(Duration.ofSeconds(Math.max(0, left))));
    }
    return line.toString();
  }

  /** {@code 512 B}, {@code 1.2 kB}, {@code 34.5 MB}. */
  static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= 999.95) {
      value /= 1_000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %cB", value, "kMGTPE".charAt(unit));
  }
}

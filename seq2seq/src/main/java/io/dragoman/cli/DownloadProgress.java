package io.dragoman.cli;

import io.dragoman.corpus.download.DownloadListener;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Shows how downloads go: on a terminal a bar that moves, elsewhere a line every ten seconds. */
final class DownloadProgress implements DownloadListener, AutoCloseable {
  private final Console console;
  private final LongSupplier nanoTime;
  private final PeriodicStatus status;
  private String file = "";
  private long startedAt;
  private long startedWith;

  DownloadProgress(Console console, LongSupplier nanoTime) {
    this.console = console;
    this.nanoTime = nanoTime;
    status = new PeriodicStatus(console, nanoTime.getAsLong());
  }

  @Override
  public void received(String name, long bytes, OptionalLong total) {
    long now = nanoTime.getAsLong();
    if (!name.equals(file) || bytes < startedWith) {
      file = name;
      startedAt = now;
      startedWith = bytes;
    }
    if (status.isDue(now)) {
      status.show(line(bytes, total, now));
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

  private String line(long bytes, OptionalLong total, long now) {
    StringBuilder line = new StringBuilder(file);
    double rate = (bytes - startedWith) / Math.max(1e-3, (now - startedAt) / 1e9);
    if (total.isPresent() && total.getAsLong() > 0) {
      double done = Math.min(1, (double) bytes / total.getAsLong());
      line.append(status.bar(done));
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

package io.dragoman.cli;

/**
 * Where long work tells how far it is, now and then: on a terminal as a line with a bar that
 * changes, elsewhere as a line every ten seconds, so that short work shows nothing.
 */
final class PeriodicStatus {
  private static final long LINE_NANOS = 10_000_000_000L;
  private static final long BAR_NANOS = 100_000_000L;
  private static final int BAR = 20;

  private final Console console;
  private final int columns;
  private final StatusLine status;
  private long shownAt;

  /**
   * Begins to count time.
   *
   * @param now in nanoseconds from any origin
   */
  PeriodicStatus(Console console, long now) {
    this.console = console;
    columns = console.columns();
    status = new StatusLine(console.err());
    shownAt = now;
  }

  /** Whether enough time has gone by since a line was shown; if so, counts from now on. */
  boolean isDue(long now) {
    boolean due = now - shownAt >= (columns > 0 ? BAR_NANOS : LINE_NANOS);
    if (due) {
      shownAt = now;
    }
    return due;
  }

  /** Shows a line, as much of it as a terminal has room for. */
  void show(String line) {
    if (columns > 0) {
      status.show(line.length() < columns ? line : line.substring(0, columns - 1));
    } else {
      console.err().println(line);
    }
  }

  /** Takes the bar away. */
  void clear() {
    status.clear();
  }

  /** A space and a bar of which the fraction is filled; empty where there is no terminal. */
  String bar(double fraction) {
    int filled = (int) (BAR * fraction);
    return columns > 0 ? " " + "━".repeat(filled) + "┄".repeat(BAR - filled) : "";
  }
}

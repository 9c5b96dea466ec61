package io.dragoman.cli;

import java.io.PrintStream;

/** A line at the end of a terminal that is written again and again. */
final class StatusLine {
  private static final String CLEAR = "\r\u001B[K";

  private final PrintStream terminal;
  private boolean shown;

  StatusLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Shows a line in place of the last one. */
  void show(String text) {
    terminal.print(CLEAR + text);
    terminal.flush();
    shown = true;
  }

  /** Takes the line away. */
  void clear() {
    if (shown) {
      terminal.print(CLEAR);
      terminal.flush();
      shown = false;
    }
  }
}

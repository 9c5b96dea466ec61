package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Scanner;

/** Asks the operating system about terminals; where it cannot say there is none. */
final class Terminal {
  private static final int USUAL_COLUMNS = 80;

  private Terminal() {}

  /** Whether standard input is a terminal. */
  static boolean isInput() {
    return !ask("test -t 0 && echo yes").isEmpty();
  }

  /** The width of the terminal that standard error is; 0 if it is none or cannot move back. */
  static int errorColumns() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return 0;
    }
    String size = ask("test -t 2 && echo size $(stty size <&2)");
    if (size.isEmpty()) {
      return 0;
    }
    try (Scanner words = new Scanner(size)) {
      words.next();
      int columns = words.hasNextInt() && words.nextInt() > 0 ? words.nextInt() : 0;
      return columns > 0 ? columns : USUAL_COLUMNS;
    }
  }

  /** What a shell prints for a command, its input and error stream being ours; empty on failure. */
  private static String ask(String command) {
    try {
      Process process =
          new ProcessBuilder("/bin/sh", "-c", command)
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT)
              .start();
      return new String(process.getInputStream().readAllBytes(), US_ASCII).strip();
    } catch (IOException e) {
      return "";
    }
  }
}

package io.dragoman.cli;

import java.util.Locale;

/** How translations are written. */
enum OutputFormat {
  /** A line for each line. */
  TEXT,
  /** Lines of {@code number ||| text ||| features ||| score} as Moses writes them. */
  N_BEST,
  /** A JSON object for each line. */
  JSON;

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

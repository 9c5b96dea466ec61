package io.dragoman.search;

import java.util.Locale;

/** Where hypotheses stand that met the limit of length before they ended. */
public enum Unfinished {
  /** Behind all that ended. */
  LAST,
  /** By their worth among those that ended, as Marian has it; behind equal ones. */
  RANKED;

  /** The name in lower case, as on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

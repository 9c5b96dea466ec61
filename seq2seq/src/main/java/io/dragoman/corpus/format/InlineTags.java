package io.dragoman.corpus.format;

import java.util.Locale;

/** What becomes of the codes inside a segment, such as those for bold text and line breaks. */
public enum InlineTags {
  /** They go; the text that they surround stays. */
  STRIP,
  /** They stay as text: their own content, or their tag if they have none. */
  KEEP;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.dragoman.corpus.filter;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * A share of the letters of a side belongs to some scripts. Letters that many scripts have in
 * common do not count, and a line without letters passes.
 */
public final class ScriptRule implements PairRule {
  private final Side side;
  private final Set<UnicodeScript> scripts;
  private final double least;

  /**
   * A limit.
   *
   * @param least the share, from 0 to 1
   * @throws IllegalArgumentException if it is not within these, or there are no scripts
   */
  public ScriptRule(Side side, Collection<UnicodeScript> scripts, double least) {
    this.side = side;
    this.scripts = EnumSet.copyOf(scripts);
    this.least = Share.require("letters of a script", least);
  }

  /**
   * The script of a name or of its code of four letters, such as {@code Han} or {@code Hani}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static UnicodeScript script(String name) {
    try {
      return UnicodeScript.forName(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "script '"
              + name
              + "' is unknown: give a name of Unicode, such as Latin, Cyrillic, Greek, Arabic,"
              + " Hebrew, Devanagari, Thai, Han, Hiragana, Katakana or Hangul",
          e);
    }
  }

  /** Such as {@code source-script}. */
  @Override
  public String name() {
    return side + "-script";
  }

  @Override
  public boolean accepts(CandidatePair pair) {
    String text = pair.text(side);
    int own = 0;
    int all = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isAlphabetic(c)) {
        UnicodeScript script = UnicodeScript.of(c);
        if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
          own += scripts.contains(script) ? 1 : 0;
          all++;
        }
      }
    }
    return own >= least * all;
  }
}

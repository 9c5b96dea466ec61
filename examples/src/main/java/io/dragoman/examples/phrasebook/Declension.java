package io.dragoman.examples.phrasebook;

import java.util.Set;

/**
 * German endings of determiners and adjectives. Every table has the rows nominative, accusative,
 * dative and the columns masculine, feminine, neuter, plural.
 */
final class Declension {

  /** The determiner of a phrase without one. */
  static final String NONE = "-";

  private static final String[][] DEFINITE = {
    {"der", "die", "das", "die"}, {"den", "die", "das", "die"}, {"dem", "der", "dem", "den"}
  };
  private static final String[][] EIN = {
    {"", "e", "", "e"}, {"en", "e", "", "e"}, {"em", "er", "em", "en"}
  };
  private static final String[][] STRONG = {
    {"er", "e", "es", "e"}, {"en", "e", "es", "e"}, {"em", "er", "em", "en"}
  };
  private static final String[][] WEAK = {
    {"e", "e", "e", "en"}, {"en", "e", "e", "en"}, {"en", "en", "en", "en"}
  };
  private static final String[][] MIXED = {
    {"er", "e", "es", "en"}, {"en", "e", "es", "en"}, {"en", "en", "en", "en"}
  };
  private static final Set<String> DER_WORDS = Set.of("dieser", "jeder", "welcher");
  private static final Set<String> EIN_WORDS =
      Set.of("ein", "kein", "mein", "dein", "sein", "ihr", "unser", "Ihr");

  private Declension() {}

  static boolean isDeterminer(String word) {
    return word.equals(NONE)
        || word.equals("der")
        || DER_WORDS.contains(word)
        || EIN_WORDS.contains(word);
  }

  /** Inflects a determiner given by its lemma; {@link #NONE} becomes the empty string. */
  static String determiner(String lemma, GrammaticalCase in, Gender gender, boolean plural) {
    int row = in.row();
    int column = column(gender, plural);
    if (lemma.equals(NONE)) {
      return "";
    }
    if (lemma.equals("der")) {
      return DEFINITE[row][column];
    }
    if (DER_WORDS.contains(lemma)) {
      return lemma.substring(0, lemma.length() - 2) + STRONG[row][column];
    }
    if (EIN_WORDS.contains(lemma)) {
      return lemma + EIN[row][column];
    }
    throw new IllegalArgumentException("unknown determiner '" + lemma + "'");
  }

  /** The ending of an adjective after the determiner. */
  static String ending(String determiner, GrammaticalCase in, Gender gender, boolean plural) {
    String[][] table = STRONG;
    if (determiner.equals("der") || DER_WORDS.contains(determiner)) {
      table = WEAK;
    } else if (EIN_WORDS.contains(determiner)) {
      table = MIXED;
    }
    return table[in.row()][column(gender, plural)];
  }

  private static int column(Gender gender, boolean plural) {
    return plural ? 3 : gender.column();
  }
}

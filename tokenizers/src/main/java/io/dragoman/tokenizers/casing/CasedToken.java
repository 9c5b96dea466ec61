package io.dragoman.tokenizers.casing;

import io.dragoman.tokenizers.Escapes;
import io.dragoman.tokenizers.Joins;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/**
 * A token apart from its case.
 *
 * @param text lowercase, unless the kind is {@link Kind#VERBATIM}
 * @param kind how to write it
 */
record CasedToken(String text, Kind kind) {

  /** Ways to write a token. */
  enum Kind {
    /** As it is. */
    VERBATIM,
    /** As it is, and the same in capitals; it has no letters. */
    NEUTRAL,
    /** With a capital for its first letter. */
    CAPITALIZED,
    /** In capitals. */
    UPPER,
    /** Its only letter is a capital. */
    ONE_CAPITAL;

    boolean isUpper() {
      return this == UPPER || this == ONE_CAPITAL;
    }
  }

  /** The token if it can be written in one way; null if it is of mixed case. */
  private static CasedToken whole(String token) {
    if (!hasCapital(token)) {
      return new CasedToken(token, isNeutral(token) ? Kind.NEUTRAL : Kind.VERBATIM);
    }
    String lower = Cases.lower(token);
    if (lower.equals(token)) {
      return new CasedToken(token, Kind.VERBATIM);
    }
    if (SpecialTokens.contains(lower)) {
      return null;
    }
    boolean capital = Cases.capitalize(lower).equals(token);
    boolean upper = Cases.upper(lower).equals(token);
    if (capital) {
      return new CasedToken(lower, upper ? Kind.ONE_CAPITAL : Kind.CAPITALIZED);
    }
    return upper ? new CasedToken(lower, Kind.UPPER) : null;
  }

  private static boolean hasCapital(String token) {
    for (int i = 0; i < token.length(); i += Character.charCount(token.codePointAt(i))) {
      if (Cases.isUpper(token.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNeutral(String token) {
    for (int i = 0; i < token.length(); i += Character.charCount(token.codePointAt(i))) {
      if (Character.isLetter(token.codePointAt(i))) {
        return false;
      }
    }
    return Cases.upper(token).equals(token);
  }

  /**
   * The parts of a token, each written in one way if possible.
   *
   * @param splits whether there may be several, with a joiner at the end of all but the last
   */
  static List<CasedToken> of(String token, boolean splits) {
    CasedToken whole = whole(token);
    if (whole != null) {
      return List.of(whole);
    }
    if (!splits) {
      return List.of(new CasedToken(token, Kind.VERBATIM));
    }
    List<CasedToken> parts = new ArrayList<>();
    int start = 0;
    for (int cut : cuts(token)) {
      parts.add(part(token.substring(start, cut) + Joins.JOINER));
      start = cut;
    }
    parts.add(part(token.substring(start)));
    return parts;
  }

  private static CasedToken part(String text) {
    CasedToken whole = whole(text);
    return whole == null ? new CasedToken(text, Kind.VERBATIM) : whole;
  }

  /** Cuts before a letter that fits no way to write the letters since the last cut. */
  private static IntArrayList cuts(String token) {
    IntArrayList cuts = new IntArrayList();
    int letters = 0; // with case, since the last cut
    boolean firstUpper = false;
    boolean lastUpper = false;
    for (int i = 0; i < token.length(); ) {
      int end = Escapes.end(token, i);
      if (end > i) {
        i = end;
        continue;
      }
      int c = token.codePointAt(i);
      boolean upper = Cases.isUpper(c);
      if (upper || Character.isLowerCase(c)) {
        boolean fits = upper == lastUpper || (letters == 1 && firstUpper);
        if (letters > 0 && !fits) {
          cuts.add(i);
          letters = 0;
        }
        firstUpper = letters == 0 ? upper : firstUpper;
        lastUpper = upper;
        letters++;
      }
      i += Character.charCount(c);
    }
    return cuts;
  }
}

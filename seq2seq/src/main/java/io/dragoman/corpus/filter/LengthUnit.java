package io.dragoman.corpus.filter;

import java.util.Locale;

/** What the length of a line is counted in. */
public enum LengthUnit {
  TOKENS {
    @Override
    int of(CandidatePair pair, Side side) {
      return pair.tokens(side).size();
    }
  },
  /** Unicode code points. */
  CHARACTERS {
    @Override
    int of(CandidatePair pair, Side side) {
      String text = pair.text(side);
      return text.codePointCount(0, text.length());
    }
  };

  abstract int of(CandidatePair pair, Side side);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

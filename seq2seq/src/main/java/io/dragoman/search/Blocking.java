package io.dragoman.search;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import java.util.List;

/**
 * Words that must not follow.
 *
 * <p>A translation has no {@code ngram} words in a row twice (Paulus et al. 2018, A deep reinforced
 * model for abstractive summarization), those with a repeatable word among them excepted, and no
 * forbidden phrase. If nothing is left to follow, the translation stops there, unfinished.
 *
 * @param ngram words in a row; 0 lets everything repeat
 * @param repeatable ids of words such as a comma
 * @param forbidden phrases as ids
 */
public record Blocking(int ngram, IntList repeatable, List<IntList> forbidden) {
  /** Nothing is blocked. */
  public static final Blocking NONE = new Blocking(0, IntLists.emptyList(), List.of());

  /** Checks the ranges. */
  public Blocking {
    SearchOptions.require(ngram >= 0, "noRepeatNgram", ngram, "at least 0");
    for (IntList phrase : forbidden) {
      SearchOptions.require(!phrase.isEmpty(), "forbidden phrase", phrase, "one word or more");
    }
    repeatable = IntLists.unmodifiable(new IntArrayList(repeatable));
    forbidden = List.copyOf(forbidden);
  }

  /** The same with another length of what may not repeat. */
  public Blocking withNgram(int words, IntList exceptions) {
    return new Blocking(words, exceptions, forbidden);
  }

  /** The same with other forbidden phrases. */
  public Blocking withForbidden(List<IntList> phrases) {
    return new Blocking(ngram, repeatable, phrases);
  }

  boolean isNone() {
    return ngram == 0 && forbidden.isEmpty();
  }
}

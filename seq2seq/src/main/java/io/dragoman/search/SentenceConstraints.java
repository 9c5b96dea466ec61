package io.dragoman.search;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import java.util.Collections;
import java.util.List;

/**
 * What the translation of one sentence must and must not have.
 *
 * <p>A word that the vocabulary lacks has the id {@link #unknown} of a number that the caller gives
 * it. The model reads {@code <unk>} for it; the translation has that id.
 *
 * @param prefix ids that it begins with
 * @param required phrases that it has somewhere, in any order; they may overlap
 * @param forbidden phrases that it does not have
 */
public record SentenceConstraints(IntList prefix, List<IntList> required, List<IntList> forbidden) {
  /** No constraints. */
  public static final SentenceConstraints NONE =
      new SentenceConstraints(IntLists.emptyList(), List.of(), List.of());

  /** The most phrases that a sentence may require. */
  public static final int MOST_REQUIRED = 64;

  /**
   * Copies all; what is required twice, or is part of another phrase, is required once.
   *
   * @throws IllegalArgumentException if a phrase is empty, there are too many, or a forbidden one
   *     is part of what is required
   */
  public SentenceConstraints {
    prefix = IntLists.unmodifiable(new IntArrayList(prefix));
    forbidden = List.copyOf(forbidden);
    if (required.stream().anyMatch(IntList::isEmpty)
        || forbidden.stream().anyMatch(IntList::isEmpty)) {
      throw new IllegalArgumentException("a required or forbidden phrase is empty: remove it");
    }
    required = withoutParts(required);
    if (required.size() > MOST_REQUIRED) {
      throw new IllegalArgumentException(
          required.size() + " phrases are required: at most " + MOST_REQUIRED + " can be");
    }
    for (IntList phrase : forbidden) {
      if (Collections.indexOfSubList(prefix, phrase) >= 0
          || required.stream().anyMatch(each -> Collections.indexOfSubList(each, phrase) >= 0)) {
        throw new IllegalArgumentException(
            "a forbidden phrase is part of what is required: remove one");
      }
    }
  }

  private static List<IntList> withoutParts(List<IntList> phrases) {
    return phrases.stream()
        .distinct()
        .filter(
            phrase ->
                phrases.stream()
                    .noneMatch(
                        other ->
                            other.size() > phrase.size()
                                && Collections.indexOfSubList(other, phrase) >= 0))
        .toList();
  }

  /** No constraints for each of some sentences. */
  public static List<SentenceConstraints> none(int sentences) {
    return Collections.nCopies(sentences, NONE);
  }

  /** The id, below 0, of an unknown word's number from 0 up, and the number of such an id. */
  public static int unknown(int number) {
    return -2 - number;
  }

  /** The same with another beginning. */
  public SentenceConstraints withPrefix(IntList ids) {
    return new SentenceConstraints(ids, required, forbidden);
  }

  boolean isNone() {
    return prefix.isEmpty() && required.isEmpty() && forbidden.isEmpty();
  }

  /** The words that the constraints alone need. */
  int length() {
    return prefix.size() + required.stream().mapToInt(IntList::size).sum();
  }
}

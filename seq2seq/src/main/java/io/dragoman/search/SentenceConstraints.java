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
 * @param joints which ids are no whole words
 */
public record SentenceConstraints(
    IntList prefix, List<IntList> required, List<IntList> forbidden, WordJoints joints) {
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
    required = withoutParts(required, joints);
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

  private static List<IntList> withoutParts(List<IntList> phrases, WordJoints joints) {
    return phrases.stream()
        .distinct()
        .filter(each -> phrases.stream().noneMatch(other -> isPart(each, other, joints)))
        .toList();
  }

  /** Whether a longer phrase has all words of another as whole words. */
  private static boolean isPart(IntList phrase, IntList longer, WordJoints joints) {
    return phrase.size() < longer.size() && place(phrase, longer, joints) >= 0;
  }

  private static int place(IntList phrase, IntList words, WordJoints joints) {
    for (int from = 0; from + phrase.size() <= words.size(); from++) {
      int to = from + phrase.size();
      if (words.subList(from, to).equals(phrase)
          && (from == 0 || !joints.isOpen(words.getInt(from - 1)))
          && (to == words.size() || !joints.isContinuing(words.getInt(to)))) {
        return from;
      }
    }
    return -1;
  }

  /** Where a translation has a phrase as whole words, from 0; -1 if nowhere. */
  public int place(IntList phrase, IntList words) {
    return place(phrase, words, joints);
  }

  /** Whether a translation has all that it must and nothing that it must not. */
  public boolean areMet(IntList words) {
    return words.size() >= prefix.size()
        && words.subList(0, prefix.size()).equals(prefix)
        && required.stream().allMatch(each -> place(each, words) >= 0)
        && forbidden.stream().allMatch(each -> Collections.indexOfSubList(words, each) < 0);
  }

  /** Constraints on ids that are whole words. */
  public SentenceConstraints(IntList prefix, List<IntList> required, List<IntList> forbidden) {
    this(prefix, required, forbidden, WordJoints.NONE);
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
    return new SentenceConstraints(ids, required, forbidden, joints);
  }

  /** Whether nothing is asked for. */
  public boolean isNone() {
    return prefix.isEmpty() && required.isEmpty() && forbidden.isEmpty();
  }

  /** The words that the constraints alone need. */
  int length() {
    return prefix.size() + required.stream().mapToInt(IntList::size).sum();
  }
}

package io.dragoman.search;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that would repeat what a hypothesis has, or complete a forbidden phrase. What is blocked
 * follows from the hypothesis's words alone, so nothing is remembered from step to step.
 */
final class BlockedWords implements WordFilter {
  private final Backpointers words;
  private final int ngram;
  private final IntOpenHashSet repeatable;
  private final Int2ObjectOpenHashMap<List<int[]>> forbidden = new Int2ObjectOpenHashMap<>();
  private final boolean always;
  private List<int[]> ofSentence = List.of();
  private int[] history = new int[64];
  private int length;
  private int[] repeating = new int[64]; // words that would repeat
  private int repeatingSize;

  BlockedWords(Backpointers words, Blocking blocking) {
    this.words = words;
    ngram = blocking.ngram();
    repeatable = new IntOpenHashSet(blocking.repeatable());
    for (IntList phrase : blocking.forbidden()) {
      int last = phrase.getInt(phrase.size() - 1);
      forbidden.computeIfAbsent(last, id -> new ArrayList<>()).add(phrase.toIntArray());
    }
    always = !blocking.isNone();
  }

  /** Whether anything can be blocked in a sentence with these phrases of its own. */
  boolean isNeeded(List<int[]> phrases) {
    return always || !phrases.isEmpty();
  }

  /**
   * Looks at a hypothesis.
   *
   * @param node its last word
   * @param count its words
   * @param phrases forbidden in its sentence
   */
  void at(int node, int count, List<int[]> phrases) {
    if (history.length < count) {
      history = new int[2 * count];
      repeating = new int[2 * count];
    }
    length = count;
    ofSentence = phrases;
    words.copyTo(node, count, history);
    repeatingSize = 0;
    if (ngram > 0) {
      findRepetitions();
    }
  }

  /** Every place where the last words stood before, and the word that came then. */
  private void findRepetitions() {
    int context = ngram - 1;
    for (int end = context; end < length; end++) {
      if (sameContext(end, context) && !hasRepeatable(end - context, end)) {
        repeating[repeatingSize++] = history[end];
      }
    }
  }

  private boolean sameContext(int end, int context) {
    for (int i = 1; i <= context; i++) {
      if (history[end - i] != history[length - i]) {
        return false;
      }
    }
    return true;
  }

  private boolean hasRepeatable(int from, int to) {
    for (int t = from; t <= to; t++) {
      if (repeatable.contains(history[t])) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean allows(int id) {
    for (int i = 0; i < repeatingSize; i++) {
      if (repeating[i] == id) {
        return false;
      }
    }
    return !isForbidden(id);
  }

  /** Whether a word completes a forbidden phrase. */
  boolean isForbidden(int id) {
    List<int[]> phrases = forbidden.get(id);
    return (phrases != null && completesOne(phrases, id)) || completesOne(ofSentence, id);
  }

  private boolean completesOne(List<int[]> phrases, int id) {
    for (int i = 0; i < phrases.size(); i++) { // an iterator would be allocated
      if (completes(phrases.get(i), id)) {
        return true;
      }
    }
    return false;
  }

  private boolean completes(int[] phrase, int id) {
    int before = phrase.length - 1;
    if (phrase[before] != id || before > length) {
      return false;
    }
    for (int i = 0; i < before; i++) {
      if (phrase[i] != history[length - before + i]) {
        return false;
      }
    }
    return true;
  }
}

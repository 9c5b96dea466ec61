package io.dragoman.search;

import io.dragoman.kernels.Kernels;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.List;

/**
 * The phrases that the translation of one sentence must have, and which of its hypotheses have
 * which: dynamic beam allocation (Post and Vilar 2018, Fast lexically constrained decoding).
 *
 * <p>Continuations are sorted into banks by how many required words they have; each bank that is
 * not empty gets an equal share of the beam, what others leave goes to the banks with more words. A
 * hypothesis ends only when it has all phrases, and one that could not have them within the limit
 * of length any more is dropped. A phrase counts as begun by as many of its words as a hypothesis
 * ends in.
 */
final class RequiredPhrases implements WordFilter {
  private final SpecialIds special;
  private final SearchOptions options;
  private final Backpointers words;
  private final Kernels kernels;
  private final BlockedWords blocked;
  private final List<Candidates> banks = new ArrayList<>();
  private int[][] phrases = {};
  private WordJoints joints = WordJoints.NONE;
  private int longest;
  private int total;
  private long all; // a bit for each phrase
  private long[] met; // by active hypothesis: the phrases that it has
  private long[] nextMet;
  private long[] fresh; // those of them that its last word completed
  private long[] nextFresh;
  private int[] taken = {};
  private int[] recent = {}; // the last words of the hypothesis that is looked at
  private int recentSize;
  private int[] wanted = {}; // words that begin a phrase or go on with one
  private int wantedSize;
  private boolean endAllowed;
  private boolean closing; // whether it ends in a phrase, behind which a word must begin
  private boolean complete; // whether the hypothesis that is looked at has all phrases

  RequiredPhrases(
      SpecialIds special,
      SearchOptions options,
      Backpointers words,
      BlockedWords blocked,
      Kernels kernels) {
    this.special = special;
    this.options = options;
    this.words = words;
    this.blocked = blocked;
    this.kernels = kernels;
    met = new long[options.beam()];
    nextMet = new long[options.beam()];
    fresh = new long[options.beam()];
    nextFresh = new long[options.beam()];
  }

  /** Begins with one hypothesis that has none of these phrases. */
  void start(SentenceConstraints constraints) {
    joints = constraints.joints();
    phrases = constraints.required().stream().map(IntList::toIntArray).toArray(int[][]::new);
    longest = 0;
    total = 0;
    for (int[] phrase : phrases) {
      longest = Math.max(longest, phrase.length);
      total += phrase.length;
    }
    all = phrases.length == Long.SIZE ? -1L : (1L << phrases.length) - 1;
    met[0] = 0;
    fresh[0] = 0;
    if (taken.length <= total) {
      taken = new int[total + 1];
      recent = new int[total + 2];
      wanted = new int[total + 1];
    }
    while (!isNone() && banks.size() <= total) {
      banks.add(new Candidates(special, options.allowUnknown(), options.beam(), kernels));
    }
  }

  /** Whether nothing is required. */
  boolean isNone() {
    return phrases.length == 0;
  }

  /** The words of all phrases. */
  int words() {
    return total;
  }

  /** Says whether hypotheses with all phrases may end. */
  void allowEnd(boolean allowed) {
    endAllowed = allowed;
  }

  /**
   * Chooses continuations.
   *
   * @param active the hypotheses to extend, of {@code length} words each
   * @param wordsLeft how many words may follow the next one, {@code </s>} not included
   * @param mine forbidden phrases of the sentence
   * @param chosen gets the continuations
   */
  void choose(
      StepScores scores,
      int firstRow,
      Hypotheses active,
      int length,
      int wordsLeft,
      List<int[]> mine,
      int limit,
      Candidates chosen) {
    for (int b = 0; b <= total; b++) {
      banks.get(b).clear(limit);
      banks.get(b).exclude(this);
    }
    for (int i = 0; i < active.size(); i++) {
      blocked.at(active.node(i), length, mine);
      look(active.node(i), length, met[i]);
      offer(scores, firstRow + i, active.logProbability(i), i, wordsLeft);
    }
    share(limit);
    for (int b = 0; b <= total; b++) {
      for (int i = 0; i < taken[b]; i++) {
        chosen.offer(banks.get(b), i);
      }
    }
  }

  /** Notes the last words of a hypothesis and the words that its phrases want next. */
  private void look(int node, int length, long has) {
    noteRecent(node, length);
    complete = has == all;
    closing = false;
    wantedSize = 0;
    for (int p = 0; p < phrases.length; p++) {
      closing |= isBegun(phrases[p], phrases[p].length);
      if ((has & 1L << p) == 0) {
        for (int begun = 0; begun < phrases[p].length; begun++) {
          if (isBegun(phrases[p], begun)) {
            want(phrases[p][begun]);
          }
        }
      }
    }
  }

  /** As many last words as a phrase can have, and the one before them. */
  private void noteRecent(int node, int length) {
    recentSize = Math.min(length, longest + 1);
    words.copyTo(node, recentSize, recent);
  }

  private void want(int id) {
    if (!isWanted(id)) {
      wanted[wantedSize++] = id;
    }
  }

  private boolean isWanted(int id) {
    for (int i = 0; i < wantedSize; i++) {
      if (wanted[i] == id) {
        return true;
      }
    }
    return false;
  }

  private void offer(StepScores scores, int row, double before, int hypothesis, int wordsLeft) {
    long has = met[hypothesis];
    int words = wordsOf(has);
    if (complete || total - words <= wordsLeft) {
      banks.get(words).offer(scores, row, before);
    }
    for (int i = 0; i < wantedSize; i++) {
      int id = wanted[i];
      long after = after(hypothesis, id);
      int bank = wordsOf(after) + begunWords(after, id);
      boolean fits = after == all || total - bank <= wordsLeft;
      if (fits && !blocked.isForbidden(id)) {
        banks.get(bank).offer(scores, row, id, before);
      }
    }
  }

  /**
   * What is not wanted gets on in no phrase; only a hypothesis with all phrases may end, and no
   * phrase inside a word.
   */
  @Override
  public boolean allows(int id) {
    boolean end = id == special.eos();
    return !isWanted(id)
        && (!end || (complete && endAllowed))
        && !(closing && joints.isContinuing(id))
        && blocked.allows(id);
  }

  /**
   * Whether the words that were noted end in the first {@code count} of a phrase, which begin a
   * word.
   */
  private boolean isBegun(int[] phrase, int count) {
    int before = recentSize - count - 1;
    if (before < -1 || (before >= 0 && joints.isOpen(recent[before]))) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (phrase[i] != recent[recentSize - count + i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The phrases that a hypothesis has after one more word: not one that turns out to be the
   * beginning of a longer word.
   */
  private long after(int hypothesis, int id) {
    long after = met[hypothesis];
    if (joints.isContinuing(id)) {
      after &= ~fresh[hypothesis];
    }
    for (int p = 0; p < phrases.length; p++) {
      int before = phrases[p].length - 1;
      if (phrases[p][before] == id && isBegun(phrases[p], before)) {
        after |= 1L << p;
      }
    }
    return after;
  }

  /** The most words of a phrase that is still missing that stand at the end after one more word. */
  private int begunWords(long has, int id) {
    int most = 0;
    for (int p = 0; p < phrases.length; p++) {
      if ((has & 1L << p) == 0) {
        for (int count = phrases[p].length - 1; count > most; count--) {
          if (phrases[p][count - 1] == id && isBegun(phrases[p], count - 1)) {
            most = count;
          }
        }
      }
    }
    return most;
  }

  private int wordsOf(long has) {
    int count = 0;
    for (int p = 0; p < phrases.length; p++) {
      count += (has & 1L << p) == 0 ? 0 : phrases[p].length;
    }
    return count;
  }

  /** Decides how many of each bank are taken. */
  private void share(int limit) {
    int filled = 0;
    for (int b = 0; b <= total; b++) {
      filled += banks.get(b).size() > 0 ? 1 : 0;
    }
    int left = limit;
    int rank = 0; // among the banks that are not empty, from the one with most words
    for (int b = total; b >= 0; b--) {
      taken[b] = 0;
      if (banks.get(b).size() > 0) {
        int share = limit / filled + (rank++ < limit % filled ? 1 : 0);
        taken[b] = Math.min(share, banks.get(b).size());
        left -= taken[b];
      }
    }
    for (int b = total; b >= 0 && left > 0; b--) {
      int more = Math.min(left, banks.get(b).size() - taken[b]);
      taken[b] += more;
      left -= more;
    }
  }

  /**
   * Notes what a continuation has that goes on.
   *
   * @param index its place among the next hypotheses
   * @param parent the place of the one that it continues, which ends in {@code node}
   */
  void keep(int index, int parent, int node, int length, int id) {
    noteRecent(node, length);
    nextMet[index] = after(parent, id);
    nextFresh[index] = nextMet[index] & ~met[parent];
  }

  /** The next hypotheses become the active ones. */
  void turn() {
    long[] previous = met;
    met = nextMet;
    nextMet = previous;
    previous = fresh;
    fresh = nextFresh;
    nextFresh = previous;
  }
}

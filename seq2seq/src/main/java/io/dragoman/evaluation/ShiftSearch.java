package io.dragoman.evaluation;

import java.util.Arrays;

/**
 * The edits of tercom: words inserted, deleted, substituted, and runs of words shifted.
 *
 * <p>Greedily makes the shift that lowers the edit distance most, until none does. Tried are runs
 * of up to 10 words that the reference has at most 50 words away, if neither side is right there
 * already; 1,000 shifts at most are tried in all, and the round in which this number is reached
 * does not count.
 */
final class ShiftSearch {
  private static final int MAX_LENGTH = 10;
  private static final int MAX_DISTANCE = 50;
  private static final int MAX_CANDIDATES = 1000;

  private final int[] reference;
  private final BandedEditDistance distance;
  private final int[] aligned;
  private final int[] referenceErrors;
  private final int[] hypothesisErrors;
  private int[] words;
  private int distanceNow;
  private int candidates;
  private Shift best;

  private ShiftSearch(int[] hypothesis, int[] reference) {
    this.reference = reference;
    this.words = hypothesis;
    this.distance = new BandedEditDistance(reference, hypothesis.length);
    this.aligned = new int[reference.length];
    this.referenceErrors = new int[reference.length + 1];
    this.hypothesisErrors = new int[hypothesis.length + 1];
  }

  /** Edits, shifts included, that make the reference of the hypothesis; both are ids of words. */
  static int edits(int[] hypothesis, int[] reference) {
    if (reference.length == 0) {
      return hypothesis.length;
    }
    ShiftSearch search = new ShiftSearch(hypothesis, reference);
    int shifts = 0;
    while (search.improve()) {
      shifts++;
    }
    return shifts + search.distance.of(search.words);
  }

  /** Makes the best shift and tells whether it was worth it. */
  private boolean improve() {
    distanceNow = distance.of(words);
    align(distance.trace());
    best = null;
    tryAll();
    if (best == null || candidates >= MAX_CANDIDATES || best.gain <= 0) {
      return false;
    }
    words = best.words;
    return true;
  }

  /** Finds who stands for whom, and sums up errors so that those of a run are a difference. */
  private void align(byte[] trace) {
    int i = 0;
    int j = 0;
    for (int k = trace.length - 1; k >= 0; k--) {
      int wrong = trace[k] == BandedEditDistance.SAME ? 0 : 1;
      if (trace[k] != BandedEditDistance.INSERTION) {
        hypothesisErrors[i + 1] = hypothesisErrors[i] + wrong;
        i++;
      }
      if (trace[k] != BandedEditDistance.DELETION) {
        aligned[j] = i - 1;
        referenceErrors[j + 1] = referenceErrors[j] + wrong;
        j++;
      }
    }
  }

  private void tryAll() {
    for (int from = 0; from < words.length; from++) {
      int last = Math.min(reference.length - 1, from + MAX_DISTANCE);
      for (int to = Math.max(0, from - MAX_DISTANCE); to <= last; to++) {
        int longest = Math.min(MAX_LENGTH, Math.min(words.length - from, reference.length - to));
        for (int n = 0; n < longest && words[from + n] == reference[to + n]; n++) {
          tryRun(from, to, n + 1);
          if (candidates >= MAX_CANDIDATES) {
            return;
          }
        }
      }
    }
  }

  /** Tries to put a run of words where the reference has it, and next to the words after. */
  private void tryRun(int from, int to, int length) {
    boolean right =
        hypothesisErrors[from + length] == hypothesisErrors[from]
            || referenceErrors[to + length] == referenceErrors[to];
    boolean within = aligned[to] >= from && aligned[to] < from + length;
    if (right || within) {
      return;
    }
    int before = -1;
    for (int offset = -1; offset < length; offset++) {
      int place = to + offset;
      int target = place < 0 ? 0 : aligned[place] + 1;
      if (target != before) {
        before = target;
        candidates++;
        int[] shifted = shift(words, from, length, target);
        Shift shift = new Shift(distanceNow - distance.of(shifted), length, from, target, shifted);
        if (best == null || shift.isBetterThan(best)) {
          best = shift;
        }
      }
    }
  }

  /** Moves words behind those that stand before a position. */
  private static int[] shift(int[] words, int from, int length, int target) {
    int[] result = words.clone();
    int end = from + length;
    if (target < from) {
      System.arraycopy(words, from, result, target, length);
      System.arraycopy(words, target, result, target + length, from - target);
    } else {
      int stop = target > end ? target : Math.min(words.length, target + length);
      System.arraycopy(words, end, result, from, stop - end);
      System.arraycopy(words, from, result, from + stop - end, length);
    }
    return result;
  }

  /**
   * A run of words moved.
   *
   * @param gain by how much it lowers the edit distance
   */
  private record Shift(int gain, int length, int from, int target, int[] words) {
    boolean isBetterThan(Shift other) {
      return Arrays.compare(
              new int[] {gain, length, -from, -target},
              new int[] {other.gain, other.length, -other.from, -other.target})
          > 0;
    }
  }
}

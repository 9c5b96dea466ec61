package io.dragoman.tokenizers.subword.sentencepiece;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * Byte pair encoding: of neighbouring parts that make a piece together, those with the best score
 * are joined first.
 */
record MergeSegmenter(PieceTable pieces) implements Segmenter {
  /** Two neighbours that could be joined: where the left one starts and the right one ends. */
  private record Candidate(int left, int right, float score, int length)
      implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int byScore = Float.compare(other.score, score);
      return byScore != 0 ? byScore : Integer.compare(left, other.left);
    }
  }

  @Override
  public List<Span> segment(byte[] text) {
    return new Work(text).run(0, null);
  }

  /** BPE-dropout: each join is left out with probability {@code alpha}. */
  @Override
  public List<Span> sample(byte[] text, double alpha, RandomGenerator random) {
    return new Work(text).run(alpha, random);
  }

  /** The parts of one text as a linked list; a part that was joined to its left is empty. */
  private final class Work {
    private final byte[] text;
    private final int[] starts;
    private final int[] ends;
    private final int[] previous;
    private final int[] next;
    private final boolean[] frozen;
    private final int size;
    private final PriorityQueue<Candidate> candidates = new PriorityQueue<>();
    private final Map<String, Integer> splits = new HashMap<>();

    Work(byte[] text) {
      this.text = text;
      starts = new int[text.length];
      ends = new int[text.length];
      previous = new int[text.length];
      next = new int[text.length];
      frozen = new boolean[text.length];
      int count = 0;
      for (int start = 0; start < text.length; ) {
        int length = pieces.userDefined().longest(text, start);
        frozen[count] = length > 0;
        starts[count] = start;
        start += length > 0 ? length : Utf8.length(text, start);
        ends[count] = start;
        previous[count] = count - 1;
        next[count] = start < text.length ? count + 1 : -1;
        count++;
      }
      size = count;
    }

    List<Span> run(double dropout, RandomGenerator random) {
      for (int i = 1; i < size; i++) {
        propose(i - 1, i);
      }
      while (!candidates.isEmpty()) {
        Candidate top = candidates.poll();
        int left = top.left();
        int right = top.right();
        boolean stale =
            starts[left] == ends[left]
                || starts[right] == ends[right]
                || ends[left] - starts[left] + ends[right] - starts[right] != top.length();
        if (stale || (dropout > 0 && random.nextDouble() < dropout)) {
          continue;
        }
        ends[left] = ends[right];
        next[left] = next[right];
        if (next[right] >= 0) {
          previous[next[right]] = left;
        }
        starts[right] = ends[right];
        propose(previous[left], left);
        propose(left, next[left]);
      }
      List<Span> spans = new ArrayList<>();
      for (int i = 0; i >= 0 && i < size; i = next[i]) {
        add(starts[i], ends[i], spans);
      }
      return spans;
    }

    private void propose(int left, int right) {
      if (left < 0 || right < 0 || frozen[left] || frozen[right]) {
        return;
      }
      int id = pieces.find(text, starts[left], ends[right]);
      if (id == ByteTrie.NONE) {
        return;
      }
      int length = ends[right] - starts[left];
      candidates.add(new Candidate(left, right, pieces.score(id), length));
      if (pieces.isUnused(id)) {
        splits.put(Utf8.text(text, starts[left], ends[right]), ends[left] - starts[left]);
      }
    }

    /** Adds a part, or those that it was joined from if its piece is out of use. */
    private void add(int start, int end, List<Span> spans) {
      int id = pieces.find(text, start, end);
      if (id != ByteTrie.NONE && pieces.isUnused(id)) {
        Integer split = splits.get(Utf8.text(text, start, end));
        if (split != null) {
          add(start, start + split, spans);
          add(start + split, end, spans);
          return;
        }
      }
      spans.add(new Span(start, end, id == ByteTrie.NONE ? pieces.unknown() : id));
    }
  }
}

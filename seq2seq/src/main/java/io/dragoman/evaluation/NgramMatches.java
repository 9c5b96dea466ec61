package io.dragoman.evaluation;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.List;

/**
 * Counts of n-grams, summed over sentences: in the hypotheses, and of those in a reference too.
 *
 * <p>The n-grams of one sentence and its references form a trie: a node is an n-gram, found by its
 * parent's number and its last token's id.
 */
final class NgramMatches {
  static final int ORDER = 4;
  private static final int ROOT = 0;

  private final Object2IntOpenHashMap<String> tokenIds = new Object2IntOpenHashMap<>();
  private final Long2IntOpenHashMap nodes = new Long2IntOpenHashMap();
  private final IntArrayList inHypothesis = new IntArrayList();
  private final IntArrayList inReference = new IntArrayList();
  private final IntArrayList inReferences = new IntArrayList();
  private final IntArrayList orders = new IntArrayList();
  private final long[] correct = new long[ORDER];
  private final long[] total = new long[ORDER];
  private long hypothesisLength;
  private long referenceLength;

  /** Adds a sentence; an n-gram counts as often as in the reference that has it most. */
  void add(List<String> hypothesis, List<List<String>> references) {
    clear();
    count(hypothesis, inHypothesis);
    for (List<String> reference : references) {
      count(reference, inReference);
      for (int node = 1; node < orders.size(); node++) {
        int most = Math.max(inReferences.getInt(node), inReference.getInt(node));
        inReferences.set(node, most);
        inReference.set(node, 0);
      }
    }
    for (int node = 1; node < orders.size(); node++) {
      int index = orders.getInt(node) - 1;
      total[index] += inHypothesis.getInt(node);
      correct[index] += Math.min(inHypothesis.getInt(node), inReferences.getInt(node));
    }
    hypothesisLength += hypothesis.size();
    referenceLength += closest(hypothesis.size(), references);
  }

  /** N-grams of order {@code index + 1} in hypotheses that a reference has too. */
  long correct(int index) {
    return correct[index];
  }

  /** N-grams of order {@code index + 1} in hypotheses. */
  long total(int index) {
    return total[index];
  }

  long hypothesisLength() {
    return hypothesisLength;
  }

  /** The length of all references, of several that nearest to the hypothesis. */
  long referenceLength() {
    return referenceLength;
  }

  private void clear() {
    nodes.clear();
    inHypothesis.clear();
    inReference.clear();
    inReferences.clear();
    orders.clear();
    newNode(0);
  }

  private void count(List<String> tokens, IntArrayList counts) {
    int[] ids = new int[tokens.size()];
    for (int i = 0; i < ids.length; i++) {
      int known = tokenIds.size();
      ids[i] = tokenIds.computeIfAbsent(tokens.get(i), token -> known);
    }
    for (int first = 0; first < ids.length; first++) {
      int node = ROOT;
      int last = Math.min(ids.length, first + ORDER);
      for (int i = first; i < last; i++) {
        node = child(node, ids[i], i - first + 1);
        counts.set(node, counts.getInt(node) + 1);
      }
    }
  }

  private int child(int node, int token, int order) {
    long key = ((long) node << Integer.SIZE) | token;
    int child = nodes.get(key);
    if (child == ROOT) {
      child = newNode(order);
      nodes.put(key, child);
    }
    return child;
  }

  private int newNode(int order) {
    orders.add(order);
    inHypothesis.add(0);
    inReference.add(0);
    inReferences.add(0);
    return orders.size() - 1;
  }

  private static int closest(int length, List<List<String>> references) {
    int best = references.get(0).size();
    for (List<String> reference : references) {
      int size = reference.size();
      int nearer = Integer.compare(Math.abs(size - length), Math.abs(best - length));
      if (nearer < 0 || (nearer == 0 && size < best)) {
        best = size;
      }
    }
    return best;
  }
}

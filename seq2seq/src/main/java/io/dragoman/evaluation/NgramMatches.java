package io.dragoman.evaluation;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.List;

/**
 * Counts the n-grams of a hypothesis that a reference has too.
 *
 * <p>The n-grams of the hypothesis form a trie: a node is an n-gram, found by its parent's number
 * and its last token's id.
 */
final class NgramMatches {
  private static final int ROOT = 0;

  private final int order;
  private final Long2IntOpenHashMap nodes;
  private final IntArrayList orders = new IntArrayList();
  private final IntArrayList inHypothesis = new IntArrayList();

  private NgramMatches(int[] hypothesis, int order) {
    this.order = order;
    this.nodes = new Long2IntOpenHashMap(hypothesis.length * order);
    newNode(0);
    for (int first = 0; first < hypothesis.length; first++) {
      int node = ROOT;
      int last = Math.min(hypothesis.length, first + order);
      for (int i = first; i < last; i++) {
        node = child(node, hypothesis[i], i - first + 1);
        inHypothesis.set(node, inHypothesis.getInt(node) + 1);
      }
    }
  }

  /**
   * Matches of each order.
   *
   * <p>An n-gram of the hypothesis counts at most as often as in the reference that has it most.
   *
   * @param hypothesis ids of tokens
   * @param references ids of tokens, the same for the same token; those that the hypothesis does
   *     not have may be all alike
   * @param order of the longest n-grams
   * @return {@code order} numbers, of unigrams first
   */
  static int[] count(int[] hypothesis, List<int[]> references, int order) {
    NgramMatches matches = new NgramMatches(hypothesis, order);
    int[] most = matches.countIn(references.get(0));
    for (int[] reference : references.subList(1, references.size())) {
      int[] counts = matches.countIn(reference);
      for (int node = 0; node < most.length; node++) {
        most[node] = Math.max(most[node], counts[node]);
      }
    }
    int[] result = new int[order];
    for (int node = 1; node < most.length; node++) {
      int both = Math.min(matches.inHypothesis.getInt(node), most[node]);
      result[matches.orders.getInt(node) - 1] += both;
    }
    return result;
  }

  /** How many n-grams of this order so many tokens have. */
  static int total(int tokens, int order) {
    return Math.max(0, tokens - order + 1);
  }

  private int[] countIn(int[] reference) {
    int[] inReference = new int[orders.size()];
    for (int first = 0; first < reference.length; first++) {
      int node = ROOT;
      int last = Math.min(reference.length, first + order);
      for (int i = first; i < last; i++) {
        node = nodes.get(key(node, reference[i]));
        if (node == ROOT) {
          break; // nor does the hypothesis have any longer one
        }
        inReference[node]++;
      }
    }
    return inReference;
  }

  private int child(int node, int token, int length) {
    long key = key(node, token);
    int child = nodes.get(key);
    if (child == ROOT) {
      child = newNode(length);
      nodes.put(key, child);
    }
    return child;
  }

  private int newNode(int length) {
    orders.add(length);
    inHypothesis.add(0);
    return orders.size() - 1;
  }

  private static long key(int node, int token) {
    return ((long) node << Integer.SIZE) | (token & 0xFFFFFFFFL);
  }
}

package io.dragoman.tokenizers.subword.bpe;

import io.dragoman.tokenizers.vocab.CodePointOrder;
import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectIterator;
import java.util.PriorityQueue;

/**
 * Frequencies of pairs of symbols, and the most frequent of them.
 *
 * <p>As in subword-nmt the rare pairs are put aside from time to time, and fetched back when the
 * frequent ones are used up. That may change the frequency of a pair whose text came about in
 * several ways, so it is part of the algorithm.
 */
final class PairStatistics {
  /** A pair with the frequency that it had at some time; it may have become less frequent. */
  private record Candidate(long pair, long frequency) {}

  private final SymbolTable symbols;
  private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(this::compare);
  private Long2LongOpenHashMap current = new Long2LongOpenHashMap();
  private Long2LongOpenHashMap all;
  private double threshold;

  PairStatistics(SymbolTable symbols) {
    this.symbols = symbols;
  }

  /** Counts before the first merge. */
  void count(int left, int right, long frequency) {
    current.addTo(SymbolTable.pair(left, right), frequency);
  }

  /** Ends the counts before the first merge. */
  void complete() {
    all = current.clone();
    enqueue();
    threshold = candidates.isEmpty() ? 0 : candidates.peek().frequency() / 10.0;
  }

  void add(int left, int right, long frequency) {
    long pair = SymbolTable.pair(left, right);
    long before = current.addTo(pair, frequency);
    if (frequency > 0) {
      candidates.add(new Candidate(pair, before + frequency));
    }
  }

  void clear(long pair) {
    current.put(pair, 0);
  }

  long frequency(long pair) {
    return current.get(pair);
  }

  /**
   * The most frequent pair, of several the one whose text is greatest; -1 if there is none.
   *
   * @param merges the number of merges made so far
   */
  long best(int merges) {
    long best = top();
    if (best < 0 || (merges > 0 && current.get(best) < threshold)) {
      prune();
      current = all.clone();
      enqueue();
      best = top();
      threshold = best < 0 ? 0 : current.get(best) * (double) merges / (merges + 10_000.0);
      prune();
    }
    return best;
  }

  /** Puts pairs below the threshold aside. */
  void prune() {
    ObjectIterator<Long2LongMap.Entry> entries = current.long2LongEntrySet().fastIterator();
    while (entries.hasNext()) {
      Long2LongMap.Entry entry = entries.next();
      long frequency = entry.getLongValue();
      if (frequency < threshold) {
        if (frequency < 0) {
          all.addTo(entry.getLongKey(), frequency);
        } else {
          all.put(entry.getLongKey(), frequency);
        }
        entries.remove();
      }
    }
  }

  private void enqueue() {
    candidates.clear();
    for (Long2LongMap.Entry entry : current.long2LongEntrySet()) {
      if (entry.getLongValue() > 0) {
        candidates.add(new Candidate(entry.getLongKey(), entry.getLongValue()));
      }
    }
  }

  /** Drops or renews candidates until the first one is as frequent as it says. */
  private long top() {
    while (!candidates.isEmpty()) {
      Candidate first = candidates.peek();
      long frequency = current.get(first.pair());
      if (frequency == first.frequency()) {
        return first.pair();
      }
      candidates.poll();
      if (frequency > 0 && frequency < first.frequency()) {
        candidates.add(new Candidate(first.pair(), frequency));
      }
    }
    return -1;
  }

  private int compare(Candidate a, Candidate b) {
    int frequency = Long.compare(b.frequency(), a.frequency());
    if (frequency != 0 || a.pair() == b.pair()) {
      return frequency;
    }
    int left = compare(SymbolTable.left(b.pair()), SymbolTable.left(a.pair()));
    return left != 0 ? left : compare(SymbolTable.right(b.pair()), SymbolTable.right(a.pair()));
  }

  private int compare(int a, int b) {
    return CodePointOrder.INSTANCE.compare(symbols.text(a), symbols.text(b));
  }
}

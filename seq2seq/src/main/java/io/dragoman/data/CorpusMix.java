package io.dragoman.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Corpora with weights: of one with n pairs and weight w an epoch has {@code round(w n)}, at least
 * one, each pair {@code floor(w)} times and the rest drawn without replacement, anew in every
 * epoch.
 *
 * <p>What is drawn depends on the seed, the epoch and the corpus alone.
 */
public final class CorpusMix implements EpochPairs {
  /** Its random numbers have nothing to do with those of other purposes; see RecutCorpus. */
  private static final int PURPOSE = -3;

  private final int[] starts; // of the corpora, and the end
  private final double[] weights;
  private final long seed;

  private CorpusMix(int[] starts, double[] weights, long seed) {
    this.starts = starts;
    this.weights = weights;
    this.seed = Shuffling.derive(seed, PURPOSE);
  }

  /**
   * Prepares to draw.
   *
   * @param pairs of all corpora, in their order
   * @param names of the corpora, for messages
   * @param weights one for each corpus, above 0; none for weights of 1
   * @param seed of everything random
   * @throws DataException if no pair of a corpus is there
   */
  public static CorpusMix of(
      EncodedCorpus pairs, List<String> names, List<Double> weights, long seed) {
    int[] starts = new int[names.size() + 1];
    for (int i = 0; i < pairs.size(); i++) {
      starts[CorpusLine.corpus(pairs.line(i)) + 1]++;
    }
    for (int corpus = 0; corpus < names.size(); corpus++) {
      if (starts[corpus + 1] == 0) {
        throw new DataException(
            names.get(corpus)
                + ": none of the pairs can be used: each has an empty side or more tokens than"
                + " data.max-length: raise that or leave the corpus out");
      }
      starts[corpus + 1] += starts[corpus];
    }
    double[] all = new double[names.size()];
    Arrays.setAll(all, corpus -> weights.isEmpty() ? 1 : weights.get(corpus));
    requireFewEnough(starts, all);
    return new CorpusMix(starts, all, seed);
  }

  private static void requireFewEnough(int[] starts, double[] weights) {
    double sum = 0;
    for (int corpus = 0; corpus < weights.length; corpus++) {
      sum += weights[corpus] * (starts[corpus + 1] - starts[corpus]);
    }
    if (sum > Integer.MAX_VALUE / 2) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "data.corpus-weights make an epoch of %,.0f pairs: lower them, since only their"
                  + " ratios say how corpora are mixed",
              sum));
    }
  }

  /** The pairs that a corpus has. */
  public int pairs(int corpus) {
    return starts[corpus + 1] - starts[corpus];
  }

  /** The pairs of a corpus in every epoch. */
  public int drawn(int corpus) {
    return (int) Math.max(1, Math.round(weights[corpus] * pairs(corpus)));
  }

  @Override
  public int[] places(int epoch, long updates) {
    int total = 0;
    for (int corpus = 0; corpus < weights.length; corpus++) {
      total += drawn(corpus);
    }
    int[] places = new int[total];
    long epochSeed = Shuffling.derive(seed, epoch);
    int count = 0;
    for (int corpus = 0; corpus < weights.length; corpus++) {
      count = add(corpus, Shuffling.derive(epochSeed, corpus), places, count);
    }
    return places;
  }

  private int add(int corpus, long corpusSeed, int[] places, int from) {
    int pairs = pairs(corpus);
    int[] times = new int[pairs];
    Arrays.fill(times, drawn(corpus) / pairs);
    int rest = drawn(corpus) % pairs;
    if (rest > 0) {
      int[] order = new int[pairs];
      Arrays.setAll(order, i -> i);
      Shuffling.shuffle(order, corpusSeed);
      for (int i = 0; i < rest; i++) {
        times[order[i]]++;
      }
    }
    int count = from;
    for (int i = 0; i < pairs; i++) {
      Arrays.fill(places, count, count + times[i], starts[corpus] + i);
      count += times[i];
    }
    return count;
  }
}

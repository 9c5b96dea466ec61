package io.dragoman.alignment;

import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.EncodedPair;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.IntStream;

/**
 * IBM model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine Translation"): every
 * target word comes from one source word of its sentence or from the empty word, each as likely.
 *
 * <pre>
 *   p(y1..ym | x1..xl) = prod_j 1/(l+1) sum_i t(y_j | x_i),   x_0 the empty word
 * </pre>
 *
 * <p>Expectation maximization from equal probabilities; its likelihood has one maximum, so there is
 * nothing random. Counts are added in the order of fixed parts of the corpus, so the bits do not
 * depend on the number of threads.
 */
public final class Ibm1 {
  private static final int PARTS = 4;

  private final EncodedCorpus corpus;
  private final LexicalTable table;

  private Ibm1(EncodedCorpus corpus, LexicalTable table) {
    this.corpus = corpus;
    this.table = table;
  }

  /**
   * Learns a table.
   *
   * @param sourceWords the number of source ids
   * @param iterations how often to re-estimate; 5 are usual
   * @param progress told after each iteration its number, from 1, and the log-likelihood of the
   *     target text before it, which never falls
   * @throws IllegalArgumentException if iterations is below 1
   */
  public static LexicalTable train(
      EncodedCorpus corpus, int sourceWords, int iterations, ObjDoubleConsumer<Integer> progress) {
    if (iterations < 1) {
      throw new IllegalArgumentException(
          "IBM model 1: " + iterations + " iterations: must be at least 1");
    }
    Ibm1 model = new Ibm1(corpus, LexicalTable.uniform(pairs(corpus, sourceWords), sourceWords));
    for (int iteration = 1; iteration <= iterations; iteration++) {
      progress.accept(iteration, model.iterate());
    }
    return model.table;
  }

  private static LongOpenHashSet pairs(EncodedCorpus corpus, int sourceWords) {
    LongOpenHashSet pairs = new LongOpenHashSet();
    for (int i = 0; i < corpus.size(); i++) {
      EncodedPair pair = corpus.get(i);
      for (int target : pair.target()) {
        for (int source : pair.source()) {
          pairs.add((long) source << 32 | target);
        }
        pairs.add((long) sourceWords << 32 | target);
      }
    }
    return pairs;
  }

  /** One re-estimation; returns the log-likelihood under the table before it. */
  private double iterate() {
    double[][] counts = new double[PARTS][];
    double[] logLikelihoods = new double[PARTS];
    IntStream.range(0, PARTS)
        .parallel()
        .forEach(
            part -> {
              counts[part] = new double[table.size()];
              logLikelihoods[part] = count(part, counts[part]);
            });
    double logLikelihood = logLikelihoods[0];
    for (int part = 1; part < PARTS; part++) {
      logLikelihood += logLikelihoods[part];
      for (int i = 0; i < table.size(); i++) {
        counts[0][i] += counts[part][i];
      }
    }
    table.setCounts(counts[0]);
    return logLikelihood;
  }

  /** Expected counts of one part of the corpus. */
  private double count(int part, double[] counts) {
    double logLikelihood = 0;
    int[] indexes = new int[0];
    int to = (int) ((long) corpus.size() * (part + 1) / PARTS);
    for (int i = (int) ((long) corpus.size() * part / PARTS); i < to; i++) {
      EncodedPair pair = corpus.get(i);
      int length = pair.source().length;
      if (indexes.length <= length) {
        indexes = new int[2 * length + 1];
      }
      for (int target : pair.target()) {
        double sum = 0;
        for (int x = 0; x <= length; x++) {
          int source = x == length ? table.nullWord() : pair.source()[x];
          indexes[x] = table.indexOf(source, target);
          sum += table.probabilityAt(indexes[x]);
        }
        for (int x = 0; x <= length; x++) {
          counts[indexes[x]] += table.probabilityAt(indexes[x]) / sum;
        }
        logLikelihood += Math.log(sum / (length + 1));
      }
    }
    return logLikelihood;
  }
}

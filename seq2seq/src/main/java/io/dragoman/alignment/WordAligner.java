package io.dragoman.alignment;

import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.EncodedPair;
import io.dragoman.data.SentencePair;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ObjDoubleConsumer;

/**
 * Aligns the words of a corpus with itself: IBM model 1 in both directions, of which each word
 * takes the likeliest counterpart near the diagonal, {@code argmax_x t(y_j | x_i) exp(-4 |i/l -
 * j/m|)} (the preference of Dyer et al. 2013, A simple, fast, and effective reparameterization of
 * IBM model 2), joined by a {@link Symmetrization}.
 *
 * <p>Words are what stands between white space; their case does not matter. The whole corpus is in
 * memory.
 */
public final class WordAligner {
  private static final double DIAGONAL = 4;

  private final List<EncodedPair> pairs = new ArrayList<>();
  private final Object2IntOpenHashMap<String> sourceIds = new Object2IntOpenHashMap<>();
  private final Object2IntOpenHashMap<String> targetIds = new Object2IntOpenHashMap<>();

  private WordAligner() {}

  /**
   * Aligns a corpus.
   *
   * @param iterations of expectation maximization in each direction
   * @param progress told after each iteration its number, from 1 through both directions, and the
   *     log-likelihood before it
   * @param sink gets the line of each pair, in order, as {@link Pharaoh} writes them
   * @throws io.dragoman.data.DataException if the text has a fault
   * @throws IllegalArgumentException if iterations is below 1
   */
  public static void align(
      Iterator<SentencePair> text,
      int iterations,
      Symmetrization symmetrization,
      ObjDoubleConsumer<Integer> progress,
      Consumer<String> sink) {
    WordAligner aligner = new WordAligner();
    text.forEachRemaining(aligner::add);
    List<EncodedPair> reversed =
        aligner.pairs.stream()
            .map(each -> new EncodedPair(each.line(), each.target(), each.source()))
            .toList();
    LexicalTable forward = train(aligner.pairs, aligner.sourceIds.size(), iterations, progress);
    LexicalTable reverse =
        train(
            reversed,
            aligner.targetIds.size(),
            iterations,
            (iteration, value) -> progress.accept(iterations + iteration, value));
    for (int i = 0; i < reversed.size(); i++) {
      int[] ofTargets = best(forward, aligner.pairs.get(i));
      int[] ofSources = best(reverse, reversed.get(i));
      sink.accept(Pharaoh.format(symmetrization.join(ofTargets, ofSources)));
    }
  }

  private void add(SentencePair pair) {
    pairs.add(
        new EncodedPair(pair.line(), ids(pair.source(), sourceIds), ids(pair.target(), targetIds)));
  }

  private static int[] ids(String line, Object2IntOpenHashMap<String> ids) {
    String stripped = line.strip().toLowerCase(Locale.ROOT);
    return stripped.isEmpty()
        ? new int[0]
        : Arrays.stream(stripped.split("\\s+"))
            .mapToInt(
                word -> {
                  int next = ids.size();
                  return ids.computeIfAbsent(word, each -> next);
                })
            .toArray();
  }

  private static LexicalTable train(
      List<EncodedPair> pairs, int words, int iterations, ObjDoubleConsumer<Integer> progress) {
    EncodedCorpus corpus = EncodedCorpus.of(pairs.iterator(), Integer.MAX_VALUE);
    return Ibm1.train(corpus, words, iterations, progress);
  }

  /** For each target word the source word it comes from, or -1 for none. */
  private static int[] best(LexicalTable table, EncodedPair pair) {
    int[] best = new int[pair.target().length];
    double sources = pair.source().length;
    double targets = best.length;
    for (int j = 0; j < best.length; j++) {
      best[j] = -1;
      int target = pair.target()[j];
      double most =
          sources == 0
              ? Double.POSITIVE_INFINITY
              : table.probability(table.nullWord(), target) * StrictMath.exp(-DIAGONAL);
      for (int i = 0; i < pair.source().length; i++) {
        double distance = Math.abs(i / sources - j / targets);
        double score =
            table.probability(pair.source()[i], target) * StrictMath.exp(-DIAGONAL * distance);
        if (score > most) {
          most = score;
          best[j] = i;
        }
      }
    }
    return best;
  }
}

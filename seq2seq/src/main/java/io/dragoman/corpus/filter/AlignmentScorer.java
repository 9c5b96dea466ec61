package io.dragoman.corpus.filter;

import io.dragoman.alignment.Ibm1;
import io.dragoman.alignment.LexicalTable;
import io.dragoman.corpus.CorpusListener;
import io.dragoman.data.DataException;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.function.Predicate;

/**
 * Tells how well the words of two sentences translate each other, by the best alignment of IBM
 * model 1 (Brown et al. 1993) in each direction:
 *
 * <pre>
 *   score(x, y) = (h(y | x) + h(x | y)) / 2
 *   h(y1..ym | x1..xl) = 1/m sum_j log max(1e-7, max_i t(y_j | x_i)),   x_0 the empty word
 * </pre>
 *
 * <p>So the score is a mean log-probability per word, base e: at most 0, at least -16.1, and better
 * if higher. Words that the sample has once or never count as one unknown word. The likelihood, a
 * sum over all alignments divided by l + 1, tells wrong pairs less well: it falls with length.
 */
public final class AlignmentScorer {
  private static final double FLOOR = 1e-7;

  /** Pairs of words: learning needs about 60 bytes for each and afterwards 24. */
  private static final int CELLS = 6_000_000;

  private final Vocabulary sources;
  private final Vocabulary targets;
  private final LexicalTable forward;
  private final LexicalTable backward;
  private CandidatePair lastPair;
  private double lastScore;

  private AlignmentScorer(
      Vocabulary sources, Vocabulary targets, LexicalTable forward, LexicalTable backward) {
    this.sources = sources;
    this.targets = targets;
    this.forward = forward;
    this.backward = backward;
  }

  /**
   * Learns from a random sample of a corpus.
   *
   * @param usable which pairs may be learned from
   * @throws DataException if there is no such pair
   */
  public static AlignmentScorer learn(
      PairFiles files,
      Predicate<CandidatePair> usable,
      AlignmentOptions options,
      CorpusListener listener) {
    AlignmentSample sample = AlignmentSample.draw(files, usable, options, CELLS, listener);
    if (sample.corpus().size() == 0) {
      throw new DataException(
          files.source()
              + ": no pair is left to learn alignment from: loosen the other rules or leave it out");
    }
    return new AlignmentScorer(
        sample.source(),
        sample.target(),
        train(sample.corpus(), sample.source(), options, listener, 0),
        train(sample.reversed(), sample.target(), options, listener, 1));
  }

  private static LexicalTable train(
      EncodedCorpus corpus,
      Vocabulary words,
      AlignmentOptions options,
      CorpusListener listener,
      int direction) {
    double all = 2.0 * options.iterations();
    return Ibm1.train(
        corpus,
        words.size(),
        options.iterations(),
        (iteration, logLikelihood) ->
            listener.at(
                "aligning", corpus.size(), (direction * options.iterations() + iteration) / all));
  }

  /** The score of a pair; that of an empty side is the lowest. */
  public double score(CandidatePair pair) {
    if (pair != lastPair) {
      int[] source = sources.ids(pair.tokens(Side.SOURCE));
      int[] target = targets.ids(pair.tokens(Side.TARGET));
      lastScore = (mean(forward, source, target) + mean(backward, target, source)) / 2;
      lastPair = pair;
    }
    return lastScore;
  }

  private static double mean(LexicalTable table, int[] source, int[] target) {
    double sum = 0;
    for (int y : target) {
      double best = Math.max(FLOOR, table.probability(table.nullWord(), y));
      for (int x : source) {
        best = Math.max(best, table.probability(x, y));
      }
      sum += Math.log(best);
    }
    return source.length == 0 || target.length == 0 ? Math.log(FLOOR) : sum / target.length;
  }
}

package io.dragoman.data;

import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A corpus whose lines are cut anew for every epoch (subword regularization; Kudo, ACL 2018).
 *
 * <p>It keeps the words of all pairs as numbers, besides the ids of one or two epochs. The ids of a
 * line in an epoch depend on the seed, the epoch, the line and the side alone, so a run that goes
 * on in the middle of an epoch sees the same, whatever the number of threads. A side that would
 * become longer than allowed is cut as usual in that epoch. The next epoch is made in the
 * background.
 */
public final class RecutCorpus implements EpochCorpus {
  /** Its random numbers have nothing to do with the order of batches, whose epochs are above 0. */
  private static final int PURPOSE = -2;

  private static final int SOURCE = 0;
  private static final int TARGET = 1;

  private final EncodedCorpus ordinary;
  private final EncodedCorpus words;
  private final WordTable sourceWords;
  private final WordTable targetWords;
  private final RandomCut source;
  private final RandomCut target;
  private final int maxLength;
  private final long seed;
  private int nextEpoch;
  private FutureTask<EncodedCorpus> next;

  private RecutCorpus(RandomCut source, RandomCut target, int maxLength, long seed) {
    this.ordinary = new EncodedCorpus(maxLength);
    this.words = new EncodedCorpus(Integer.MAX_VALUE);
    this.sourceWords = new WordTable();
    this.targetWords = new WordTable();
    this.source = source;
    this.target = target;
    this.maxLength = maxLength;
    this.seed = Shuffling.derive(seed, PURPOSE);
  }

  /**
   * Reads all pairs, keeps those that {@link EncodedCorpus#read} keeps of their ordinary ids, and
   * refuses a corpus of which nothing is left.
   *
   * @param name for messages
   * @param source how source lines become ids; used by several threads
   * @param target how target lines become ids; used by several threads
   * @param maxLength ids allowed on either side
   * @param seed of everything random
   * @throws DataException if the corpus has a fault, or no pair is neither empty nor too long
   */
  public static RecutCorpus read(
      Iterator<SentencePair> pairs,
      String name,
      RandomCut source,
      RandomCut target,
      int maxLength,
      long seed) {
    RecutCorpus corpus = new RecutCorpus(source, target, maxLength, seed);
    while (pairs.hasNext()) {
      corpus.add(pairs.next());
    }
    corpus.ordinary.trim();
    corpus.words.trim();
    corpus.ordinary.requireSome(name);
    return corpus;
  }

  private void add(SentencePair pair) {
    List<String> sources = source.tokens(pair.source());
    List<String> targets = target.tokens(pair.target());
    EncodedPair ids =
        new EncodedPair(pair.line(), source.ordinary(sources), target.ordinary(targets));
    if (ordinary.add(ids)) {
      words.add(
          new EncodedPair(pair.line(), sourceWords.numbers(sources), targetWords.numbers(targets)));
    }
  }

  @Override
  public EncodedCorpus epoch(int epoch) {
    if (epoch == 0) {
      return ordinary;
    }
    FutureTask<EncodedCorpus> prepared = take(epoch);
    if (prepared == null) {
      return cut(epoch);
    }
    try {
      return prepared.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("corpus: interrupted while waiting for an epoch", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("corpus: epoch " + epoch + " failed: " + e.getCause(), e);
    }
  }

  @Override
  public synchronized void prepare(int epoch) {
    nextEpoch = epoch;
    next = new FutureTask<>(() -> cut(epoch));
    Thread thread = new Thread(next, "dragoman-subwords");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized FutureTask<EncodedCorpus> take(int epoch) {
    FutureTask<EncodedCorpus> prepared = epoch == nextEpoch ? next : null;
    nextEpoch = 0;
    next = null;
    return prepared;
  }

  private EncodedCorpus cut(int epoch) {
    long epochSeed = Shuffling.derive(seed, epoch);
    EncodedCorpus result = new EncodedCorpus(maxLength);
    for (int i = 0; i < words.size(); i++) {
      EncodedPair pair = words.get(i);
      EncodedPair usual = ordinary.get(i);
      long lineSeed = Shuffling.derive(epochSeed, pair.line());
      SplittableRandom sourceRandom = new SplittableRandom(Shuffling.derive(lineSeed, SOURCE));
      SplittableRandom targetRandom = new SplittableRandom(Shuffling.derive(lineSeed, TARGET));
      int[] sources = source.random(sourceWords.words(pair.source()), sourceRandom);
      int[] targets = target.random(targetWords.words(pair.target()), targetRandom);
      result.add(
          new EncodedPair(
              pair.line(), fitting(sources, usual.source()), fitting(targets, usual.target())));
    }
    result.trim();
    return result;
  }

  private int[] fitting(int[] random, int[] usual) {
    return random.length <= maxLength ? random : usual;
  }
}

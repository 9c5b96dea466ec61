package io.dragoman.corpus.filter;

import com.google.common.collect.AbstractIterator;
import io.dragoman.corpus.CorpusListener;
import io.dragoman.corpus.LineKeys;
import io.dragoman.data.EncodedCorpus;
import io.dragoman.data.EncodedPair;
import io.dragoman.data.SentencePair;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.tokenizers.vocab.VocabularyBuilder;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Sentence pairs to learn alignment from, drawn at random.
 *
 * @param source the most frequent words among those that occur at least twice
 * @param target the same
 * @param corpus the pairs as ids
 */
record AlignmentSample(Vocabulary source, Vocabulary target, EncodedCorpus corpus) {
  private static final int LONGEST = 100; // tokens
  private static final int WORDS = 50_000;
  private static final int MIN_FREQUENCY = 2;

  private record Drawn(long key, SentencePair pair) {}

  /**
   * Draws pairs, each as likely.
   *
   * @param usable which pairs to draw from, besides that no side is empty or has over 100 tokens
   * @param cells most pairs of words that stand in a sentence pair together; there the sample ends
   */
  static AlignmentSample draw(
      PairFiles files,
      Predicate<CandidatePair> usable,
      AlignmentOptions options,
      int cells,
      CorpusListener listener) {
    List<SentencePair> pairs = draw(files, usable, options, listener);
    VocabularyBuilder source = new VocabularyBuilder();
    VocabularyBuilder target = new VocabularyBuilder();
    for (SentencePair pair : pairs) {
      source.addAll(files.sourceTokenizer().tokenize(pair.source()));
      target.addAll(files.targetTokenizer().tokenize(pair.target()));
    }
    Vocabulary sources = source.build(WORDS, MIN_FREQUENCY);
    Vocabulary targets = target.build(WORDS, MIN_FREQUENCY);
    Iterator<EncodedPair> encoded = encoded(files, pairs.iterator(), sources, targets, cells);
    return new AlignmentSample(sources, targets, EncodedCorpus.of(encoded, LONGEST));
  }

  /** The pairs with the smallest keys among those that can be used. */
  private static List<SentencePair> draw(
      PairFiles files,
      Predicate<CandidatePair> usable,
      AlignmentOptions options,
      CorpusListener listener) {
    LineKeys keys = new LineKeys(options.seed());
    Comparator<Drawn> byKey = Comparator.comparingLong(Drawn::key);
    PriorityQueue<Drawn> drawn = new PriorityQueue<>(byKey.reversed());
    files.forEach(
        "drawing",
        listener,
        pair -> {
          long key = keys.key(pair.pair().line());
          boolean full = drawn.size() == options.pairs();
          if ((!full || key < drawn.element().key()) && isShort(pair) && usable.test(pair)) {
            if (full) {
              drawn.remove();
            }
            drawn.add(new Drawn(key, pair.pair()));
          }
        });
    return drawn.stream().sorted(byKey).map(Drawn::pair).toList();
  }

  private static boolean isShort(CandidatePair pair) {
    int source = pair.tokens(Side.SOURCE).size();
    int target = pair.tokens(Side.TARGET).size();
    return source > 0 && source <= LONGEST && target > 0 && target <= LONGEST;
  }

  private static Iterator<EncodedPair> encoded(
      PairFiles files,
      Iterator<SentencePair> pairs,
      Vocabulary sources,
      Vocabulary targets,
      int cells) {
    LongOpenHashSet used = new LongOpenHashSet();
    return new AbstractIterator<>() {
      @Override
      protected EncodedPair computeNext() {
        if (!pairs.hasNext() || used.size() >= cells) {
          return endOfData();
        }
        SentencePair pair = pairs.next();
        int[] source = sources.ids(files.sourceTokenizer().tokenize(pair.source()));
        int[] target = targets.ids(files.targetTokenizer().tokenize(pair.target()));
        for (int x : source) {
          for (int y : target) {
            used.add((long) x << 32 | y);
          }
        }
        return new EncodedPair(pair.line(), source, target);
      }
    };
  }

  /** The pairs with their sides exchanged. */
  EncodedCorpus reversed() {
    return EncodedCorpus.of(
        IntStream.range(0, corpus.size())
            .mapToObj(corpus::get)
            .map(pair -> new EncodedPair(pair.line(), pair.target(), pair.source()))
            .iterator(),
        LONGEST);
  }
}

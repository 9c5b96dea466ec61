package io.dragoman.data;

import io.dragoman.model.SourceForm;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A parallel corpus as ids in memory: four bytes a token and 16 a pair.
 *
 * <p>Pairs with an empty side or more tokens than the limit on a side are left out and counted.
 */
public final class EncodedCorpus {
  private final IntArrayList ids = new IntArrayList();
  private final IntArrayList starts = new IntArrayList();
  private final IntArrayList sourceLengths = new IntArrayList();
  private final LongArrayList lines = new LongArrayList();
  private final IntArrayList sourceWords = new IntArrayList(); // unused if sources are plain
  private final SourceForm form;
  private final int maxLength;
  private long skippedEmpty;
  private long skippedLong;
  private long targetTokens;

  EncodedCorpus(int maxLength) {
    this(SourceForm.PLAIN, maxLength);
  }

  private EncodedCorpus(SourceForm form, int maxLength) {
    this.form = form;
    this.maxLength = maxLength;
  }

  /**
   * Encodes all pairs.
   *
   * @param pairs the text
   * @param source ids of a source line, without an end token
   * @param target ids of a target line, without an end token
   * @param maxLength tokens allowed on either side
   */
  public static EncodedCorpus of(
      Iterator<SentencePair> pairs,
      Function<String, int[]> source,
      Function<String, int[]> target,
      int maxLength) {
    EncodedCorpus corpus = new EncodedCorpus(maxLength);
    while (pairs.hasNext()) {
      SentencePair pair = pairs.next();
      corpus.add(
          new EncodedPair(pair.line(), source.apply(pair.source()), target.apply(pair.target())));
    }
    corpus.trim();
    return corpus;
  }

  /**
   * Keeps pairs that are ids already.
   *
   * @param maxLength tokens allowed on either side
   */
  public static EncodedCorpus of(Iterator<EncodedPair> pairs, int maxLength) {
    EncodedCorpus corpus = new EncodedCorpus(maxLength);
    pairs.forEachRemaining(corpus::add);
    corpus.trim();
    return corpus;
  }

  /**
   * Encodes all pairs of a corpus and refuses one of which nothing is left.
   *
   * @throws DataException if the corpus has a fault, or no pair is neither empty nor too long
   */
  public static EncodedCorpus read(
      ParallelCorpus pairs,
      Function<String, int[]> source,
      Function<String, int[]> target,
      int maxLength) {
    return read(pairs, pairs.name(), source, target, maxLength);
  }

  /**
   * Encodes all pairs and refuses a corpus of which nothing is left.
   *
   * @param name for messages
   * @throws DataException if the text has a fault, or no pair is neither empty nor too long
   */
  public static EncodedCorpus read(
      Iterator<SentencePair> pairs,
      String name,
      Function<String, int[]> source,
      Function<String, int[]> target,
      int maxLength) {
    EncodedCorpus corpus = of(pairs, source, target, maxLength);
    corpus.requireSome(name);
    return corpus;
  }

  /**
   * The same for sources of any form.
   *
   * @param codec how pairs become ids
   * @param witness is shown each pair before it is encoded
   * @param maxLength tokens allowed on either side, and in each source
   * @throws DataException if the text has a fault, or no pair is neither empty nor too long
   */
  public static EncodedCorpus read(
      Iterator<SentencePair> pairs,
      String name,
      PairCodec codec,
      Consumer<? super SentencePair> witness,
      int maxLength) {
    EncodedCorpus corpus = new EncodedCorpus(codec.source().form(), maxLength);
    while (pairs.hasNext()) {
      SentencePair pair = pairs.next();
      witness.accept(pair);
      try {
        corpus.add(codec.encode(pair));
      } catch (DataException e) {
        throw new DataException(
            name + ": line " + CorpusLine.describe(pair.line()) + ": " + e.getMessage());
      }
    }
    corpus.trim();
    corpus.requireSome(name);
    return corpus;
  }

  /**
   * Refuses a corpus without pairs.
   *
   * @throws DataException if none was kept
   */
  void requireSome(String name) {
    if (size() == 0) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s: none of the %,d pairs can be used: %,d have an empty side and %,d more than"
                  + " %,d tokens: raise data.max-length",
              name,
              skippedEmpty + skippedLong,
              skippedEmpty,
              skippedLong,
              maxLength));
    }
  }

  /** Keeps a pair, or counts it as left out; tells which. */
  boolean add(EncodedPair pair) {
    int source = form.words(pair.source());
    int target = pair.target().length;
    if (source == 0 || target == 0) {
      skippedEmpty++;
    } else if (form.longest(pair.source()) > maxLength || target > maxLength) {
      skippedLong++;
    } else {
      starts.add(ids.size());
      sourceLengths.add(pair.source().length);
      if (!form.isPlain()) {
        sourceWords.add(form.allWords(pair.source()));
      }
      lines.add(pair.line());
      ids.addElements(ids.size(), pair.source());
      ids.addElements(ids.size(), pair.target());
      targetTokens += target + 1L;
      return true;
    }
    return false;
  }

  /** Gives back memory that is not needed once all pairs are added. */
  void trim() {
    ids.trim();
    starts.trim();
    sourceLengths.trim();
    sourceWords.trim();
    lines.trim();
  }

  /** The number of pairs kept. */
  public int size() {
    return lines.size();
  }

  /** A pair by its place among those kept. */
  public EncodedPair get(int index) {
    int start = starts.getInt(index);
    int middle = start + sourceLengths.getInt(index);
    int end = end(index);
    return new EncodedPair(lines.getLong(index), copy(start, middle), copy(middle, end));
  }

  /** The line of a pair. */
  long line(int index) {
    return lines.getLong(index);
  }

  /** What the ids of sources stand for. */
  public SourceForm form() {
    return form;
  }

  /** Source tokens of a pair, without an end token; those of all sources together. */
  public int sourceLength(int index) {
    return form.isPlain() ? sourceLengths.getInt(index) : sourceWords.getInt(index);
  }

  /** Target tokens of a pair, without an end token. */
  public int targetLength(int index) {
    return end(index) - starts.getInt(index) - sourceLengths.getInt(index);
  }

  /** All target tokens, the end tokens included. */
  public long targetTokens() {
    return targetTokens;
  }

  /** Pairs left out because a side was empty. */
  public long skippedEmpty() {
    return skippedEmpty;
  }

  /** Pairs left out because a side had too many tokens. */
  public long skippedLong() {
    return skippedLong;
  }

  private int end(int index) {
    return index + 1 < starts.size() ? starts.getInt(index + 1) : ids.size();
  }

  private int[] copy(int from, int to) {
    int[] part = new int[to - from];
    ids.getElements(from, part, 0, part.length);
    return part;
  }
}

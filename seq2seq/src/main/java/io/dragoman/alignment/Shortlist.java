package io.dragoman.alignment;

import io.dragoman.data.EncodedCorpus;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The target words worth scoring for a source sentence: some that any sentence may need, and the
 * likeliest translations of its words (Jean et al. 2015, "On Using Very Large Target Vocabulary for
 * Neural Machine Translation").
 *
 * <p>May be used by many threads.
 */
public final class Shortlist {
  private final int targetWords;
  private final int[] always;
  private final int[][] translations;

  /**
   * A list made before.
   *
   * @param targetWords the number of target ids
   * @param always target ids that every sentence gets
   * @param translations for each source id the target ids that it brings
   * @throws IndexOutOfBoundsException if a target id is not below {@code targetWords}
   */
  Shortlist(int targetWords, int[] always, int[][] translations) {
    this.targetWords = targetWords;
    this.always = always;
    this.translations = translations;
    checkIds(always);
    for (int[] each : translations) {
      checkIds(each);
    }
  }

  private void checkIds(int[] ids) {
    for (int id : ids) {
      Objects.checkIndex(id, targetWords);
    }
  }

  /**
   * Chooses words by a table.
   *
   * @param special target ids that every sentence gets, {@code </s>} among them
   * @param frequent how many of the corpus's most frequent target words every sentence gets
   * @param best how many translations each source word brings
   */
  public static Shortlist of(
      LexicalTable table,
      EncodedCorpus corpus,
      int targetWords,
      int[] special,
      int frequent,
      int best) {
    int[][] translations =
        IntStream.range(0, table.nullWord())
            .mapToObj(source -> table.best(source, best))
            .toArray(int[][]::new);
    BitSet always = new BitSet(targetWords);
    for (int id : special) {
      always.set(id);
    }
    for (int id : mostFrequent(corpus, targetWords, frequent)) {
      always.set(id);
    }
    return new Shortlist(targetWords, always.stream().toArray(), translations);
  }

  private static int[] mostFrequent(EncodedCorpus corpus, int targetWords, int count) {
    long[] counts = new long[targetWords];
    for (int i = 0; i < corpus.size(); i++) {
      for (int id : corpus.get(i).target()) {
        counts[id]++;
      }
    }
    return IntStream.range(0, targetWords)
        .filter(id -> counts[id] > 0)
        .boxed()
        .sorted(Comparator.comparingLong(id -> -counts[id])) // stable: by id
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The number of source ids. */
  public int sourceWords() {
    return translations.length;
  }

  /** The number of target ids. */
  public int targetWords() {
    return targetWords;
  }

  /** The target ids that every sentence gets, in increasing order. */
  public int[] always() {
    return always.clone();
  }

  /** The target ids that a source word brings, the likeliest first. */
  public int[] translations(int source) {
    return translations[source].clone();
  }

  /**
   * The target ids to score for a sentence, in increasing order. They depend on the sentence alone.
   *
   * @throws IndexOutOfBoundsException if there is no such source id
   */
  public int[] words(int[] source) {
    BitSet words = new BitSet(targetWords);
    for (int id : always) {
      words.set(id);
    }
    for (int id : source) {
      for (int target : translations[id]) {
        words.set(target);
      }
    }
    return words.stream().toArray();
  }

  @Override
  public String toString() {
    long pairs = Arrays.stream(translations).mapToLong(each -> each.length).sum();
    return always.length + " words for every sentence and " + pairs + " translations";
  }
}

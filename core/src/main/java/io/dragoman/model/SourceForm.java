package io.dragoman.model;

import java.util.Arrays;

/**
 * What the ids of a source stand for.
 *
 * <p>A plain source is the ids of its words and {@code </s>}. A position may have more numbers, its
 * factors and what its word is called when it is copied: they stand before the word. Further
 * sources, each ending in {@code </s>} and {@link #SEPARATOR}, stand before the first. So in every
 * form the last number is the {@code </s>} of the first source's words.
 *
 * <pre>
 *   plain              w1 w2 &lt;/s&gt;
 *   a factor, copying  f1 c1 w1  f2 c2 w2  f c &lt;/s&gt;
 *   two sources        v1 v2 v3 &lt;/s&gt; -1  w1 w2 &lt;/s&gt;
 * </pre>
 *
 * @param factors numbers before each word of the first source that have vectors
 * @param copies whether what a word is called when it is copied stands there, too, behind them
 * @param sources how many
 */
public record SourceForm(int factors, boolean copies, int sources) {
  /** Words alone. */
  public static final SourceForm PLAIN = new SourceForm(0, false, 1);

  /** Stands behind each further source. */
  public static final int SEPARATOR = -1;

  /** Whether a source is just its words. */
  public boolean isPlain() {
    return equals(PLAIN);
  }

  /** The numbers of a position of the first source. */
  int stride() {
    return factors + (copies ? 1 : 0) + 1;
  }

  /**
   * The words of the first source, {@code </s>} included if the last number is there.
   *
   * @param ids in this form, perhaps without the last number
   */
  public int words(int[] ids) {
    return (ids.length - start(ids)) / stride();
  }

  /** The same of all sources. */
  public int allWords(int[] ids) {
    int start = start(ids);
    return start - (sources - 1) + (ids.length - start) / stride();
  }

  /**
   * The words of the longest source, {@code </s>} left out.
   *
   * @param ids in this form without the last number
   */
  public int longest(int[] ids) {
    int longest = words(ids);
    int from = 0;
    for (int source = 1; source < sources; source++) {
      int to = end(ids, from);
      longest = Math.max(longest, to - from - 1);
      from = to + 1;
    }
    return longest;
  }

  /** A source of so many words, all of them 0, in each of its texts. */
  public int[] madeUp(int words) {
    int[] ids = new int[(sources - 1) * (words + 1) + words * stride()];
    for (int n = 1; n < sources; n++) {
      ids[n * (words + 1) - 1] = SEPARATOR;
    }
    return ids;
  }

  /** The ids of the words of a source, the first being 0. */
  int[] wordsOf(int[] ids, int source) {
    return source == 0 ? stream(ids, stride() - 1) : further(ids, source);
  }

  /** One of the numbers of every position of the first source. */
  int[] stream(int[] ids, int index) {
    int at = start(ids) + index;
    int[] result = new int[words(ids)];
    for (int i = 0; i < result.length; i++) {
      result[i] = ids[at + i * stride()];
    }
    return result;
  }

  private int[] further(int[] ids, int source) {
    int from = 0;
    for (int before = 1; before < source; before++) {
      from = end(ids, from) + 1;
    }
    return Arrays.copyOfRange(ids, from, end(ids, from));
  }

  /** Where the first source begins. */
  private int start(int[] ids) {
    int start = 0;
    for (int source = 1; source < sources; source++) {
      start = end(ids, start) + 1;
    }
    return start;
  }

  private static int end(int[] ids, int from) {
    int at = from;
    while (at < ids.length && ids[at] != SEPARATOR) {
      at++;
    }
    if (at == ids.length) {
      throw new IllegalArgumentException(
          "source: ends where another source is needed: put " + SEPARATOR + " behind each");
    }
    return at;
  }
}

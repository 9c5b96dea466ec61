package io.dragoman.autograd;

import io.dragoman.tensor.SequenceLayout;
import java.util.Arrays;

/**
 * What the words of a batch of source sentences are called when they are copied: ids of the target
 * vocabulary or, from its size on, numbers that mean a word in one sentence alone.
 */
public final class CopiedWords {
  /** Columns come in blocks of which kernels sum a row, so that zeros behind it change no bit. */
  private static final int BLOCK = 64;

  private final SequenceLayout layout;
  private final int[] ids;
  private final int[] first;
  private final int vocabulary;
  private final int columns;

  private CopiedWords(SequenceLayout layout, int[] ids, int[] first, int vocabulary, int columns) {
    this.layout = layout;
    this.ids = ids;
    this.first = first;
    this.vocabulary = vocabulary;
    this.columns = columns;
  }

  /**
   * The words of a batch.
   *
   * @param layout where the positions lie
   * @param ids of all positions; the words of a sentence that the vocabulary lacks are numbered
   *     from its size on
   * @param vocabulary the number of words that every sentence has
   */
  public static CopiedWords of(SequenceLayout layout, int[] ids, int vocabulary) {
    int[] first = new int[layout.positions()];
    int most = vocabulary - 1;
    for (int row = 0; row < layout.batch(); row++) {
      for (int s = 0; s < layout.length(row); s++) {
        int position = layout.position(s, row);
        int earlier = 0;
        while (ids[layout.position(earlier, row)] != ids[position]) {
          earlier++;
        }
        first[position] = earlier;
        most = Math.max(most, ids[position]);
      }
    }
    int columns = Math.multiplyExact(most / BLOCK + 1, BLOCK);
    return new CopiedWords(layout, ids, first, vocabulary, columns);
  }

  SequenceLayout layout() {
    return layout;
  }

  /** The id of a position. */
  int id(int position) {
    return ids[position];
  }

  /** The step at which the word of a position stands first in its sentence. */
  int first(int position) {
    return first[position];
  }

  /** The words of the vocabulary. */
  public int vocabulary() {
    return vocabulary;
  }

  /** Columns for the words of the vocabulary and of the batch; the last may belong to no word. */
  public int columns() {
    return columns;
  }

  /** Ids of which those beyond the vocabulary are replaced; the same array if there are none. */
  public int[] known(int[] words, int count, int unknown) {
    int[] known = words;
    for (int i = 0; i < count; i++) {
      if (words[i] >= vocabulary) {
        known = known == words ? Arrays.copyOf(words, count) : known; // the caller keeps its own
        known[i] = unknown;
      }
    }
    return known;
  }
}

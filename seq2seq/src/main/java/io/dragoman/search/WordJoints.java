package io.dragoman.search;

import java.util.BitSet;

/**
 * Which ids are pieces of words that belong together with their neighbours, so that a required
 * phrase is not found inside a longer word.
 *
 * @param continuing ids that go on with the word before them
 * @param open ids that the word behind them goes on with
 */
public record WordJoints(BitSet continuing, BitSet open) {
  /** All ids are whole words. */
  public static final WordJoints NONE = new WordJoints(new BitSet(), new BitSet());

  boolean isContinuing(int id) {
    return id >= 0 && continuing.get(id);
  }

  boolean isOpen(int id) {
    return id >= 0 && open.get(id);
  }
}

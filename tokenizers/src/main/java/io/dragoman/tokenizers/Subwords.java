package io.dragoman.tokenizers;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the tokens of a line into smaller pieces and puts them together again.
 *
 * <p>No piece is empty, contains white space or equals a special token such as {@code <s>}. What
 * {@link #join} makes of the pieces that {@link #split} gave is the line's tokens again, unless the
 * implementation says what it changes.
 */
public interface Subwords {

  /** The pieces of a line's tokens, in order. */
  List<String> split(List<String> tokens);

  /** The tokens of pieces, which may also come from a model rather than from {@link #split}. */
  List<String> join(List<String> pieces);

  /** Leaves tokens whole. */
  static Subwords none() {
    return Whole.TOKENS;
  }

  /** The implementation of {@link #none}. */
  enum Whole implements Subwords {
    /** The only one. */
    TOKENS;

    @Override
    public List<String> split(List<String> tokens) {
      return tokens;
    }

    @Override
    public List<String> join(List<String> pieces) {
      return new ArrayList<>(pieces);
    }
  }
}

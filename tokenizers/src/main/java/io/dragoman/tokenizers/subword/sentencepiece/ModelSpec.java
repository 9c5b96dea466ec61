package io.dragoman.tokenizers.subword.sentencepiece;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * What a model file says.
 *
 * @param kind how text is cut
 * @param pieces by id
 * @param byteFallback whether unknown characters become bytes
 * @param suffix whether the space belongs to the word before it
 * @param unknownSurface what the unknown piece becomes in text
 * @param normalization of text before it is cut
 * @param denormalization rules for text after pieces are joined; empty if none
 */
record ModelSpec(
    Kind kind,
    List<Piece> pieces,
    boolean byteFallback,
    boolean suffix,
    String unknownSurface,
    Normalization normalization,
    byte[] denormalization) {
  static final String UNKNOWN_SURFACE = " \u2047 ";

  /** How text is cut. */
  enum Kind {
    UNIGRAM(1),
    BPE(2),
    CHARACTERS(4);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /**
   * How text is prepared.
   *
   * @param name of the rules
   * @param rules compiled; empty if none
   * @param dummyPrefix whether a space is put before the text
   * @param removeSpaces whether spaces at the ends and repeated ones are removed
   */
  record Normalization(String name, byte[] rules, boolean dummyPrefix, boolean removeSpaces) {}

  ModelSpec {
    pieces = ImmutableList.copyOf(pieces);
  }
}

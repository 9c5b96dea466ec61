package io.dragoman.tokenizers.subword.sentencepiece;

import java.util.List;
import java.util.random.RandomGenerator;

/** Cuts normalized text, of which no byte is left out. Safe for use by many threads. */
interface Segmenter {
  /** The best pieces. */
  List<Span> segment(byte[] text);

  /**
   * Pieces at random.
   *
   * @param alpha how they are drawn
   */
  List<Span> sample(byte[] text, double alpha, RandomGenerator random);
}

package io.dragoman.data;

/**
 * A sentence pair as ids, without start and end tokens.
 *
 * @param line as {@link CorpusLine} has it, in one corpus counted from 1
 * @param source ids of the source tokens
 * @param target ids of the target tokens
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of ids, never compared
public record EncodedPair(long line, int[] source, int[] target) {

  /** The same pair, again in a batch. */
  EncodedPair copy(int copy) {
    return new EncodedPair(CorpusLine.copy(line, copy), source, target);
  }
}

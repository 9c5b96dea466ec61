package io.dragoman.model;

/**
 * Sequences of frames with the words that they stand for, each side packed in its own order of
 * length; the counterpart of {@link ParallelBatch}.
 *
 * @param source frames
 * @param targetInput words behind {@code <s>}, without {@code </s>}
 * @param sourceRow for each target row the row of its frames
 * @param gold the word that follows each position of {@code targetInput}, the last being {@code
 *     </s>}
 */
public record FramePairs(
    FrameBatch source, SequenceBatch targetInput, int[] sourceRow, int[] gold) {

  /**
   * Packs pairs.
   *
   * @param sources {@code [sequence][time][features]}
   * @param targets target ids, without {@code <s>} and {@code </s>}; may be empty
   * @param bos id of {@code <s>}
   * @param eos id of {@code </s>}
   * @param keys what identifies each pair to dropout
   * @throws IllegalArgumentException if the numbers differ or a sequence of frames is empty
   */
  public static FramePairs of(float[][][] sources, int[][] targets, int bos, int eos, long[] keys) {
    FrameBatch source = FrameBatch.of(sources, keys);
    PackedTargets packed = PackedTargets.of(source, targets, bos, eos, keys);
    return new FramePairs(source, packed.input(), packed.sourceRow(), packed.gold());
  }

  /** The number of target words, {@code </s>} included. */
  public int targetTokens() {
    return gold.length;
  }
}

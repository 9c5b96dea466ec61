package io.dragoman.model;

/**
 * Sentence pairs, each side packed in its own order of length.
 *
 * @param source source sentences, each ending in {@code </s>}
 * @param targetInput target sentences behind {@code <s>}, without {@code </s>}
 * @param sourceRow for each target row the row of its source sentence
 * @param gold the word that follows each position of {@code targetInput}, the last being {@code
 *     </s>}
 */
public record ParallelBatch(
    SequenceBatch source, SequenceBatch targetInput, int[] sourceRow, int[] gold) {

  /**
   * Packs sentence pairs.
   *
   * @param sources source ids, each ending in {@code </s>}
   * @param targets target ids, without {@code <s>} and {@code </s>}; may be empty
   * @param bos id of {@code <s>}
   * @param eos id of {@code </s>}
   * @param keys what identifies each pair to dropout, such as its line number
   * @throws IllegalArgumentException if the numbers differ
   */
  public static ParallelBatch of(int[][] sources, int[][] targets, int bos, int eos, long[] keys) {
    return of(SourceForm.PLAIN, sources, targets, bos, eos, keys);
  }

  /**
   * Packs sentence pairs whose sources have a form.
   *
   * @param sources source ids in this form, ends included
   * @param targets target ids, without {@code <s>} and {@code </s>}; may be empty
   */
  public static ParallelBatch of(
      SourceForm form, int[][] sources, int[][] targets, int bos, int eos, long[] keys) {
    SequenceBatch source = SequenceBatch.of(form, sources, keys);
    PackedTargets packed = PackedTargets.of(source, targets, bos, eos, keys);
    return new ParallelBatch(source, packed.input(), packed.sourceRow(), packed.gold());
  }

  /** The number of sentence pairs. */
  public int size() {
    return sourceRow.length;
  }

  /** The number of target words, {@code </s>} included. */
  public int targetTokens() {
    return gold.length;
  }
}

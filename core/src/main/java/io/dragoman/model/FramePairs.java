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
    if (sources.length != targets.length) {
      throw new IllegalArgumentException(
          "frame pairs: " + sources.length + " sources but " + targets.length + " targets");
    }
    FrameBatch source = FrameBatch.of(sources, keys);
    int[][] inputs = new int[targets.length][];
    int[] rowOf = new int[sources.length];
    for (int i = 0; i < targets.length; i++) {
      inputs[i] = new int[targets[i].length + 1];
      inputs[i][0] = bos;
      System.arraycopy(targets[i], 0, inputs[i], 1, targets[i].length);
      rowOf[source.sentence(i)] = i;
    }
    SequenceBatch input = SequenceBatch.of(inputs, keys);
    int[] sourceRow = new int[targets.length];
    int[] gold = new int[input.layout().positions()];
    for (int row = 0; row < targets.length; row++) {
      int[] words = targets[input.sentence(row)];
      sourceRow[row] = rowOf[input.sentence(row)];
      for (int t = 0; t <= words.length; t++) {
        gold[input.layout().position(t, row)] = t < words.length ? words[t] : eos;
      }
    }
    return new FramePairs(source, input, sourceRow, gold);
  }

  /** The number of target words, {@code </s>} included. */
  public int targetTokens() {
    return gold.length;
  }
}

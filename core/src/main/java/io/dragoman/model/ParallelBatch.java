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
    if (sources.length != targets.length) {
      throw new IllegalArgumentException(
          "parallel batch: " + sources.length + " sources but " + targets.length + " targets");
    }
    int[][] inputs = new int[targets.length][];
    for (int i = 0; i < targets.length; i++) {
      inputs[i] = new int[targets[i].length + 1];
      inputs[i][0] = bos;
      System.arraycopy(targets[i], 0, inputs[i], 1, targets[i].length);
    }
    SequenceBatch source = SequenceBatch.of(sources, keys);
    SequenceBatch input = SequenceBatch.of(inputs, keys);
    int[] rowOfSentence = new int[sources.length];
    for (int row = 0; row < sources.length; row++) {
      rowOfSentence[source.sentence(row)] = row;
    }
    int[] sourceRow = new int[targets.length];
    int[] gold = new int[input.layout().positions()];
    for (int row = 0; row < targets.length; row++) {
      int[] target = targets[input.sentence(row)];
      sourceRow[row] = rowOfSentence[input.sentence(row)];
      for (int t = 0; t <= target.length; t++) {
        gold[input.layout().position(t, row)] = t < target.length ? target[t] : eos;
      }
    }
    return new ParallelBatch(source, input, sourceRow, gold);
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

package io.dragoman.model;

/**
 * Target sentences packed for teacher forcing.
 *
 * @param input sentences behind {@code <s>}, without {@code </s>}
 * @param sourceRow for each row the row of its source
 * @param gold the word that follows each position of the input, the last being {@code </s>}
 */
record PackedTargets(SequenceBatch input, int[] sourceRow, int[] gold) {
  /**
   * Packs sentences.
   *
   * @param source their sources, packed
   * @param targets target ids, without {@code <s>} and {@code </s>}, in the order in which the
   *     sources were given
   * @param keys what identifies each pair to dropout
   * @throws IllegalArgumentException if there are not as many as sources
   */
  static PackedTargets of(SequenceInput source, int[][] targets, int bos, int eos, long[] keys) {
    if (source.size() != targets.length) {
      throw new IllegalArgumentException(
          "packed pairs: " + source.size() + " sources but " + targets.length + " targets");
    }
    int[][] inputs = new int[targets.length][];
    int[] rowOf = new int[targets.length];
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
      int[] target = targets[input.sentence(row)];
      sourceRow[row] = rowOf[input.sentence(row)];
      for (int t = 0; t <= target.length; t++) {
        gold[input.layout().position(t, row)] = t < target.length ? target[t] : eos;
      }
    }
    return new PackedTargets(input, sourceRow, gold);
  }
}

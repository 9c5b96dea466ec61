package io.dragoman.data;

import io.dragoman.model.SequenceBatch;
import io.dragoman.tensor.SequenceLayout;

/**
 * A part of a batch, packed for the model.
 *
 * <p>Source and target are each sorted by their own lengths; {@code sourceRow} matches them. The
 * sentences' line numbers are the keys of both.
 *
 * @param source ids with the end token
 * @param targetInput what the decoder is given: the start token and the target
 * @param gold what the decoder must say at the same positions: the target and the end token
 * @param sourceRow the row in {@code source} of every row in {@code targetInput}
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of ids, never compared
public record Shard(SequenceBatch source, SequenceBatch targetInput, int[] gold, int[] sourceRow) {

  static Shard of(long[] lines, int[][] sources, int[][] targets, int start, int end) {
    SequenceBatch source = SequenceBatch.of(sources, lines);
    int[][] inputs = new int[targets.length][];
    for (int i = 0; i < targets.length; i++) {
      inputs[i] = new int[targets[i].length + 1];
      inputs[i][0] = start;
      System.arraycopy(targets[i], 0, inputs[i], 1, targets[i].length);
    }
    SequenceBatch targetInput = SequenceBatch.of(inputs, lines);
    return new Shard(
        source, targetInput, gold(targetInput, targets, end), sourceRows(source, targetInput));
  }

  /** The number of sentences. */
  public int size() {
    return source.size();
  }

  /** All target tokens, the end tokens included. */
  public int targetTokens() {
    return gold.length;
  }

  private static int[] gold(SequenceBatch targetInput, int[][] targets, int end) {
    SequenceLayout layout = targetInput.layout();
    int[] gold = new int[layout.positions()];
    for (int row = 0; row < layout.batch(); row++) {
      int[] target = targets[targetInput.sentence(row)];
      for (int t = 0; t < target.length; t++) {
        gold[layout.position(t, row)] = target[t];
      }
      gold[layout.position(target.length, row)] = end;
    }
    return gold;
  }

  private static int[] sourceRows(SequenceBatch source, SequenceBatch target) {
    int[] rowOfSentence = new int[source.size()];
    for (int row = 0; row < rowOfSentence.length; row++) {
      rowOfSentence[source.sentence(row)] = row;
    }
    int[] rows = new int[target.size()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = rowOfSentence[target.sentence(row)];
    }
    return rows;
  }
}

package io.dragoman.search;

import io.dragoman.alignment.Shortlist;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.autograd.WeightColumns;
import io.dragoman.model.Decoder;
import io.dragoman.model.DecoderState;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Scores of the words on each sentence's shortlist.
 *
 * <p>A few sentences at a time share a part of the output layer, the union of their lists; then
 * each hypothesis keeps the scores of its own sentence's words and is normalised over them, so what
 * a sentence gets does not depend on the sentences beside it.
 */
final class ShortlistScores {
  /** Sentences that share a union: more make larger products of which less is needed. */
  private static final int GROUP = 16;

  private final Shortlist shortlist;
  private int[][] words; // by row of the batch: ids in increasing order
  private int[][] places; // where these are in the union of the row's group
  private int[] group; // of each row of the batch
  private WeightColumns[] outputs; // of each group
  private int[][] ids = {}; // of each row of a step

  ShortlistScores(Shortlist shortlist) {
    this.shortlist = shortlist;
  }

  /**
   * Prepares for a batch.
   *
   * @param tape lends memory until it is closed
   * @param rowOfSentence the batch row of each source
   */
  void start(Tape tape, Decoder decoder, int[][] sources, int[] rowOfSentence) {
    words = new int[sources.length][];
    places = new int[sources.length][];
    group = new int[sources.length];
    outputs = new WeightColumns[(sources.length + GROUP - 1) / GROUP];
    for (int g = 0; g < outputs.length; g++) {
      int from = g * GROUP;
      int to = Math.min(sources.length, from + GROUP);
      BitSet union = new BitSet(shortlist.targetWords());
      for (int sentence = from; sentence < to; sentence++) {
        int row = rowOfSentence[sentence];
        words[row] = shortlist.words(sources[sentence]);
        group[row] = g;
        for (int id : words[row]) {
          union.set(id);
        }
      }
      int[] all = union.stream().toArray();
      for (int sentence = from; sentence < to; sentence++) {
        int row = rowOfSentence[sentence];
        places[row] = Arrays.stream(words[row]).map(id -> Arrays.binarySearch(all, id)).toArray();
      }
      outputs[g] = decoder.outputs(tape, all);
    }
  }

  /**
   * Scores and normalizers of a step.
   *
   * @param readout {@code (rows, readout)}
   * @param state whose rows they are
   * @param result holds them
   * @return the result
   */
  StepScores score(Tape tape, Variable readout, DecoderState state, StepScores result) {
    int rows = readout.rows();
    if (ids.length < rows) {
      ids = new int[rows][];
    }
    int widest = 0;
    for (int row = 0; row < rows; row++) {
      ids[row] = words[state.sentence(row)];
      widest = Math.max(widest, ids[row].length);
    }
    Tensor scores = tape.take(rows, widest); // beyond a row's words undefined
    Tensor normalizers = tape.take(1, rows);
    int from = 0;
    while (from < rows) {
      int g = group[state.sentence(from)];
      int to = from + 1;
      while (to < rows && group[state.sentence(to)] == g) {
        to++;
      }
      Tensor union = outputs[g].affine(tape, readout.slice(from, to)).value();
      for (int row = from; row < to; row++) {
        pick(union, row - from, places[state.sentence(row)], scores, row);
        normalize(tape, scores, row, ids[row].length, normalizers);
      }
      from = to;
    }
    return result.hold(scores, normalizers, ids);
  }

  private static void pick(Tensor union, int from, int[] places, Tensor scores, int row) {
    float[] x = union.data();
    float[] y = scores.data();
    int xt = union.rowOffset(from);
    int yt = scores.rowOffset(row);
    for (int i = 0; i < places.length; i++) {
      y[yt + i] = x[xt + places[i]];
    }
  }

  /** Over the row's own words: as long a row as if it stood alone. */
  private static void normalize(Tape tape, Tensor scores, int row, int count, Tensor normalizers) {
    Tensor own = Tensor.of(scores.data(), scores.rowOffset(row), 1, count);
    Tensor normalizer = Tensor.of(normalizers.data(), normalizers.offset() + row, 1, 1);
    tape.kernels().logSumExp(own, normalizer);
  }
}

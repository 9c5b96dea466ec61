package io.dragoman.kernels.scalar;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;

/** Products between queries and the positions of their sentences, one query at a time. */
final class ScalarPositions {
  private ScalarPositions() {}

  static void addScores(
      Tensor x, Tensor positions, SequenceLayout layout, int[] sentence, Tensor scores) {
    Scratch scratch = Scratch.get();
    for (int row = 0; row < x.rows(); row++) {
      float[] q = scratch.load(0, x, row); // (C)
      float[] e = scratch.load(1, scores, row); // (S)
      for (int s = 0; s < layout.length(sentence[row]); s++) {
        float[] p = scratch.load(2, positions, layout.position(s, sentence[row])); // (C)
        e[s] += ScalarMath.dot(q, p, x.columns());
      }
      Scratch.store(e, scores, row);
    }
  }

  static void addSums(
      Tensor weights, Tensor positions, SequenceLayout layout, int[] sentence, Tensor sums) {
    Scratch scratch = Scratch.get();
    for (int row = 0; row < sums.rows(); row++) {
      float[] w = scratch.load(0, weights, row); // (S)
      float[] sum = scratch.load(1, sums, row); // (C)
      for (int s = 0; s < layout.length(sentence[row]); s++) {
        float[] p = scratch.load(2, positions, layout.position(s, sentence[row])); // (C)
        ScalarAttention.addScaled(w[s], p, sum, sums.columns());
      }
      Scratch.store(sum, sums, row);
    }
  }

  static void addTo(
      Tensor weights, Tensor x, SequenceLayout layout, int[] sentence, Tensor positions) {
    Scratch scratch = Scratch.get();
    for (int row = 0; row < x.rows(); row++) {
      float[] w = scratch.load(0, weights, row); // (S)
      float[] q = scratch.load(1, x, row); // (C)
      for (int s = 0; s < layout.length(sentence[row]); s++) {
        int position = layout.position(s, sentence[row]);
        float[] p = scratch.load(2, positions, position); // (C)
        ScalarAttention.addScaled(w[s], q, p, x.columns());
        Scratch.store(p, positions, position);
      }
    }
  }
}

package io.dragoman.kernels.vector;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;

/** Products between queries and the positions of their sentences, one query at a time. */
final class VectorPositions {
  private VectorPositions() {}

  static void addScores(
      Tensor x, Tensor positions, SequenceLayout layout, int[] sentence, Tensor scores) {
    float[] lanes = Lanes.scratch();
    int width = x.columns();
    for (int row = 0; row < x.rows(); row++) {
      int at = scores.rowOffset(row);
      for (int s = 0; s < layout.length(sentence[row]); s++) {
        int p = positions.rowOffset(layout.position(s, sentence[row]));
        scores.data()[at + s] +=
            Lanes.dot(x.data(), x.rowOffset(row), positions.data(), p, width, lanes);
      }
    }
  }

  static void addSums(
      Tensor weights, Tensor positions, SequenceLayout layout, int[] sentence, Tensor sums) {
    int width = sums.columns();
    for (int row = 0; row < sums.rows(); row++) {
      int to = sums.rowOffset(row);
      for (int s = 0; s < layout.length(sentence[row]); s++) {
        int p = positions.rowOffset(layout.position(s, sentence[row]));
        float w = weights.get(row, s);
        Lanes.addScaled(w, positions.data(), p, sums.data(), to, width);
      }
    }
  }

  static void addTo(
      Tensor weights, Tensor x, SequenceLayout layout, int[] sentence, Tensor positions) {
    int width = x.columns();
    for (int row = 0; row < x.rows(); row++) {
      int from = x.rowOffset(row);
      for (int s = 0; s < layout.length(sentence[row]); s++) {
        int p = positions.rowOffset(layout.position(s, sentence[row]));
        float w = weights.get(row, s);
        Lanes.addScaled(w, x.data(), from, positions.data(), p, width);
      }
    }
  }
}

package io.dragoman.kernels.scalar;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;

/** Additive attention, one query at a time. */
final class ScalarAttention {
  private ScalarAttention() {}

  static void forward(
      Tensor query,
      Tensor keys,
      Tensor energy,
      Tensor memory,
      SequenceLayout layout,
      int[] sentence,
      Tensor weights,
      Tensor context) {
    Scratch scratch = Scratch.get();
    int units = query.columns();
    int width = memory.columns();
    float[] v = scratch.load(0, energy, 0); // (A)
    for (int row = 0; row < query.rows(); row++) {
      int length = layout.length(sentence[row]);
      float[] q = scratch.load(1, query, row); // (A)
      float[] w = scratch.row(2, weights.columns()); // (S)
      Arrays.fill(w, 0, weights.columns(), 0f);
      for (int s = 0; s < length; s++) {
        float[] k = scratch.load(3, keys, layout.position(s, sentence[row])); // (A)
        tanhOfSum(k, q, units);
        w[s] = ScalarMath.dot(v, k, units);
      }
      ScalarLoss.softmax(w, length);
      Scratch.store(w, weights, row);
      float[] sum = scratch.row(4, width); // (C)
      Arrays.fill(sum, 0, width, 0f);
      for (int s = 0; s < length; s++) {
        addScaled(w[s], scratch.load(5, memory, layout.position(s, sentence[row])), sum, width);
      }
      Scratch.store(sum, context, row);
    }
  }

  static void backward(
      Tensor query,
      Tensor keys,
      Tensor energy,
      Tensor memory,
      SequenceLayout layout,
      int[] sentence,
      Tensor weights,
      Tensor dWeights,
      Tensor dContext,
      Tensor dQuery,
      Tensor dKeys,
      Tensor dEnergy,
      Tensor dMemory) {
    Scratch scratch = Scratch.get();
    int units = query.columns();
    int width = memory.columns();
    float[] v = scratch.load(0, energy, 0); // (A)
    float[] dV = scratch.load(1, dEnergy, 0); // (A)
    for (int row = 0; row < query.rows(); row++) {
      int length = layout.length(sentence[row]);
      float[] w = scratch.load(2, weights, row); // (S)
      float[] dScore = scratch.row(3, length); // (S)
      float[] dC = scratch.load(4, dContext, row); // (C)
      for (int s = 0; s < length; s++) {
        int position = layout.position(s, sentence[row]);
        dScore[s] = ScalarMath.dot(dC, scratch.load(5, memory, position), width);
        float[] dM = scratch.load(5, dMemory, position);
        addScaled(w[s], dC, dM, width);
        Scratch.store(dM, dMemory, position);
      }
      if (dWeights != null) {
        addScaled(1f, scratch.load(5, dWeights, row), dScore, length);
      }
      float mean = ScalarMath.dot(w, dScore, length);
      float[] q = scratch.load(6, query, row); // (A)
      float[] dQ = scratch.load(7, dQuery, row); // (A)
      for (int s = 0; s < length; s++) {
        int position = layout.position(s, sentence[row]);
        float[] t = scratch.load(8, keys, position); // (A)
        tanhOfSum(t, q, units);
        float[] dK = scratch.load(9, dKeys, position); // (A)
        float dE = w[s] * (dScore[s] - mean);
        addScaled(dE, t, dV, units);
        for (int j = 0; j < units; j++) {
          float d = dE * v[j] * (1f - t[j] * t[j]);
          dK[j] += d;
          dQ[j] += d;
        }
        Scratch.store(dK, dKeys, position);
      }
      Scratch.store(dQ, dQuery, row);
    }
    Scratch.store(dV, dEnergy, 0);
  }

  private static void tanhOfSum(float[] x, float[] y, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = ScalarMath.tanh(x[j] + y[j]);
    }
  }

  static void addScaled(float factor, float[] x, float[] y, int n) {
    for (int j = 0; j < n; j++) {
      y[j] += factor * x[j];
    }
  }
}

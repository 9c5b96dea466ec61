package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.FLOATS;
import static io.dragoman.kernels.vector.Lanes.LENGTH;
import static io.dragoman.kernels.vector.Lanes.load;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Additive attention, one query at a time. */
final class VectorAttention {
  private VectorAttention() {}

  static void forward(
      Tensor query,
      Tensor keys,
      Tensor energy,
      Tensor memory,
      SequenceLayout layout,
      int[] sentence,
      Tensor weights,
      Tensor context) {
    float[] lanes = Lanes.scratch();
    int units = query.columns();
    float[] t = Scratch.row(Scratch.ACTIVATIONS, units); // (A)
    for (int row = 0; row < query.rows(); row++) {
      int length = layout.length(sentence[row]);
      float[] w = weights.data();
      int wt = weights.rowOffset(row);
      for (int s = 0; s < length; s++) {
        int k = keys.rowOffset(layout.position(s, sentence[row]));
        tanhOfSum(query.data(), query.rowOffset(row), keys.data(), k, t, units);
        w[wt + s] = Lanes.dot(t, 0, energy.data(), energy.offset(), units, lanes);
      }
      VectorLoss.softmax(w, wt, w, wt, length, lanes);
      Arrays.fill(w, wt + length, wt + weights.columns(), 0f);
      int to = context.rowOffset(row);
      Arrays.fill(context.data(), to, to + context.columns(), 0f);
      for (int s = 0; s < length; s++) {
        int from = memory.rowOffset(layout.position(s, sentence[row]));
        Lanes.addScaled(w[wt + s], memory.data(), from, context.data(), to, context.columns());
      }
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
      Tensor dContext,
      Tensor dQuery,
      Tensor dKeys,
      Tensor dEnergy,
      Tensor dMemory) {
    float[] lanes = Lanes.scratch();
    int units = query.columns();
    int width = memory.columns();
    float[] t = Scratch.row(Scratch.ACTIVATIONS, units); // (A)
    float[] dScores = Scratch.row(Scratch.SCORES, weights.columns()); // (S)
    for (int row = 0; row < query.rows(); row++) {
      int length = layout.length(sentence[row]);
      float[] w = weights.data();
      int wt = weights.rowOffset(row);
      int ct = dContext.rowOffset(row);
      for (int s = 0; s < length; s++) {
        int position = layout.position(s, sentence[row]);
        dScores[s] =
            Lanes.dot(dContext.data(), ct, memory.data(), memory.rowOffset(position), width, lanes);
        Lanes.addScaled(
            w[wt + s], dContext.data(), ct, dMemory.data(), dMemory.rowOffset(position), width);
      }
      float mean = Lanes.dot(w, wt, dScores, 0, length, lanes);
      for (int s = 0; s < length; s++) {
        int position = layout.position(s, sentence[row]);
        int k = keys.rowOffset(position);
        tanhOfSum(query.data(), query.rowOffset(row), keys.data(), k, t, units);
        scoreGradient(
            w[wt + s] * (dScores[s] - mean),
            t,
            energy.data(),
            energy.offset(),
            dQuery.data(),
            dQuery.rowOffset(row),
            dKeys.data(),
            dKeys.rowOffset(position),
            dEnergy.data(),
            dEnergy.offset(),
            units);
      }
    }
  }

  /** {@code t = tanh(k + q)}. */
  private static void tanhOfSum(float[] q, int qt, float[] k, int kt, float[] t, int n) {
    Lanes.sum(q, qt, k, kt, t, 0, n);
    VectorMath.tanh(t, 0, t, 0, n);
  }

  /** Adds the gradients of {@code v . t} with {@code t = tanh(k + q)} to those of q, k and v. */
  private static void scoreGradient(
      float dScore,
      float[] t,
      float[] v,
      int vt,
      float[] dQ,
      int dqt,
      float[] dK,
      int dkt,
      float[] dV,
      int dvt,
      int n) {
    FloatVector factor = FloatVector.broadcast(FLOATS, dScore);
    int j = 0;
    for (; j <= n - LENGTH; j += LENGTH) {
      FloatVector y = load(t, j);
      factor.fma(y, load(dV, dvt + j)).intoArray(dV, dvt + j);
      FloatVector d = factor.mul(load(v, vt + j));
      d = d.sub(d.mul(y).mul(y));
      d.add(load(dK, dkt + j)).intoArray(dK, dkt + j);
      d.add(load(dQ, dqt + j)).intoArray(dQ, dqt + j);
    }
    for (; j < n; j++) {
      float y = t[j];
      dV[dvt + j] = Math.fma(dScore, y, dV[dvt + j]);
      float d = dScore * v[vt + j];
      d = d - d * y * y;
      dK[dkt + j] += d;
      dQ[dqt + j] += d;
    }
  }
}

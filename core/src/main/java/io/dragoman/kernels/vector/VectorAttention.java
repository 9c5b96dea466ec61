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
    for (int row = 0; row < query.rows(); row++) {
      int length = layout.length(sentence[row]);
      float[] w = weights.data();
      int wt = weights.rowOffset(row);
      for (int s = 0; s < length; s++) {
        w[wt + s] =
            score(
                query.data(),
                query.rowOffset(row),
                keys.data(),
                keys.rowOffset(layout.position(s, sentence[row])),
                energy.data(),
                energy.offset(),
                query.columns(),
                lanes);
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

  /** {@code v . tanh(k + q)}. */
  private static float score(
      float[] q, int qt, float[] k, int kt, float[] v, int vt, int n, float[] lanes) {
    FloatVector sums = FloatVector.zero(FLOATS);
    int j = 0;
    for (; j <= n - LENGTH; j += LENGTH) {
      FloatVector t = VectorMath.tanh(load(k, kt + j).add(load(q, qt + j)));
      sums = t.fma(load(v, vt + j), sums);
    }
    float sum = Lanes.sum(sums, lanes);
    for (; j < n; j++) {
      sum = Math.fma(VectorMath.tanh(k[kt + j] + q[qt + j]), v[vt + j], sum);
    }
    return sum;
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
    int width = memory.columns();
    float[] dScores = Scratch.ofThread(weights.columns()); // (S)
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
        scoreGradient(
            w[wt + s] * (dScores[s] - mean),
            query.data(),
            query.rowOffset(row),
            keys.data(),
            keys.rowOffset(position),
            energy.data(),
            energy.offset(),
            dQuery.data(),
            dQuery.rowOffset(row),
            dKeys.data(),
            dKeys.rowOffset(position),
            dEnergy.data(),
            dEnergy.offset(),
            query.columns());
      }
    }
  }

  /** Adds the gradients of {@code v . tanh(k + q)} with respect to q, k and v. */
  private static void scoreGradient(
      float dScore,
      float[] q,
      int qt,
      float[] k,
      int kt,
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
      FloatVector t = VectorMath.tanh(load(k, kt + j).add(load(q, qt + j)));
      factor.fma(t, load(dV, dvt + j)).intoArray(dV, dvt + j);
      FloatVector d = factor.mul(load(v, vt + j));
      d = d.sub(d.mul(t).mul(t));
      d.add(load(dK, dkt + j)).intoArray(dK, dkt + j);
      d.add(load(dQ, dqt + j)).intoArray(dQ, dqt + j);
    }
    for (; j < n; j++) {
      float t = VectorMath.tanh(k[kt + j] + q[qt + j]);
      dV[dvt + j] = Math.fma(dScore, t, dV[dvt + j]);
      float d = dScore * v[vt + j];
      d = d - d * t * t;
      dK[dkt + j] += d;
      dQ[dqt + j] += d;
    }
  }
}

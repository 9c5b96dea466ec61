package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.FLOATS;
import static io.dragoman.kernels.vector.Lanes.LENGTH;
import static io.dragoman.kernels.vector.Lanes.load;
import static io.dragoman.kernels.vector.VectorMath.MAGNITUDE;
import static io.dragoman.kernels.vector.VectorMath.ONE;
import static io.dragoman.kernels.vector.VectorMath.P1;
import static io.dragoman.kernels.vector.VectorMath.P2;
import static io.dragoman.kernels.vector.VectorMath.P3;
import static io.dragoman.kernels.vector.VectorMath.P4;
import static io.dragoman.kernels.vector.VectorMath.Q1;
import static io.dragoman.kernels.vector.VectorMath.Q2;
import static io.dragoman.kernels.vector.VectorMath.Q3;
import static io.dragoman.kernels.vector.VectorMath.Q4;
import static io.dragoman.kernels.vector.VectorMath.SIGN;
import static io.dragoman.kernels.vector.VectorMath.TANH_LIMIT;
import static io.dragoman.kernels.vector.VectorMath.nanBits;
import static io.dragoman.kernels.vector.VectorMath.splat;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

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
    float[] v = energy.data();
    int vt = energy.offset();
    for (int row = 0; row < query.rows(); row++) {
      int length = layout.length(sentence[row]);
      float[] w = weights.data();
      int wt = weights.rowOffset(row);
      for (int s = 0; s < length; s++) {
        int k = keys.rowOffset(layout.position(s, sentence[row]));
        w[wt + s] = score(query.data(), query.rowOffset(row), keys.data(), k, v, vt, units, lanes);
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
      Tensor dWeights,
      Tensor dContext,
      Tensor dQuery,
      Tensor dKeys,
      Tensor dEnergy,
      Tensor dMemory) {
    float[] lanes = Lanes.scratch();
    int units = query.columns();
    int width = memory.columns();
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
      if (dWeights != null) {
        Lanes.addScaled(1f, dWeights.data(), dWeights.rowOffset(row), dScores, 0, length);
      }
      float mean = Lanes.dot(w, wt, dScores, 0, length, lanes);
      for (int s = 0; s < length; s++) {
        int position = layout.position(s, sentence[row]);
        int k = keys.rowOffset(position);
        scoreGradient(
            w[wt + s] * (dScores[s] - mean),
            query.data(),
            query.rowOffset(row),
            keys.data(),
            k,
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

  /**
   * {@code v . tanh(k + q)}: one vector of partial sums, its lanes pairwise, then the tail.
   *
   * <p>The tanh is that of {@link VectorMath#tanh}, and written out for the reason given there.
   */
  private static float score(
      float[] q, int qt, float[] k, int kt, float[] v, int vt, int n, float[] lanes) {
    FloatVector sums = FloatVector.zero(FLOATS);
    int j = 0;
    for (; j <= n - LENGTH; j += LENGTH) {
      IntVector bits = load(q, qt + j).add(load(k, kt + j)).reinterpretAsInts();
      IntVector magnitude = bits.and(MAGNITUDE);
      FloatVector z = magnitude.min(TANH_LIMIT).reinterpretAsFloats();
      FloatVector square = z.mul(z);
      FloatVector one = splat(1f);
      FloatVector p = square.fma(splat(P4), splat(P3));
      p = p.fma(square, splat(P2));
      p = p.fma(square, splat(P1));
      p = p.fma(square, one);
      FloatVector r = square.fma(splat(Q4), splat(Q3));
      r = r.fma(square, splat(Q2));
      r = r.fma(square, splat(Q1));
      r = r.fma(square, one);
      IntVector t = z.mul(p).div(r).reinterpretAsInts().min(ONE);
      FloatVector y = t.or(bits.and(SIGN)).or(nanBits(magnitude)).reinterpretAsFloats();
      sums = y.fma(load(v, vt + j), sums);
    }
    float sum = Lanes.sum(sums, lanes);
    for (; j < n; j++) {
      sum = Math.fma(tanh(q[qt + j] + k[kt + j]), v[vt + j], sum);
    }
    return sum;
  }

  /** Adds the gradients of {@code v . y} with {@code y = tanh(k + q)} to those of q, k and v. */
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
      IntVector bits = load(q, qt + j).add(load(k, kt + j)).reinterpretAsInts();
      IntVector magnitude = bits.and(MAGNITUDE);
      FloatVector z = magnitude.min(TANH_LIMIT).reinterpretAsFloats();
      FloatVector square = z.mul(z);
      FloatVector one = splat(1f);
      FloatVector p = square.fma(splat(P4), splat(P3));
      p = p.fma(square, splat(P2));
      p = p.fma(square, splat(P1));
      p = p.fma(square, one);
      FloatVector r = square.fma(splat(Q4), splat(Q3));
      r = r.fma(square, splat(Q2));
      r = r.fma(square, splat(Q1));
      r = r.fma(square, one);
      IntVector t = z.mul(p).div(r).reinterpretAsInts().min(ONE);
      FloatVector y = t.or(bits.and(SIGN)).or(nanBits(magnitude)).reinterpretAsFloats();
      factor.fma(y, load(dV, dvt + j)).intoArray(dV, dvt + j);
      FloatVector d = factor.mul(load(v, vt + j));
      d = d.sub(d.mul(y).mul(y));
      d.add(load(dK, dkt + j)).intoArray(dK, dkt + j);
      d.add(load(dQ, dqt + j)).intoArray(dQ, dqt + j);
    }
    for (; j < n; j++) {
      float y = tanh(q[qt + j] + k[kt + j]);
      dV[dvt + j] = Math.fma(dScore, y, dV[dvt + j]);
      float d = dScore * v[vt + j];
      d = d - d * y * y;
      dK[dkt + j] += d;
      dQ[dqt + j] += d;
    }
  }

  /** {@code tanh(x)} with the bits of the vector loop. */
  private static float tanh(float x) {
    int bits = Float.floatToRawIntBits(x);
    int magnitude = bits & MAGNITUDE;
    float z = Float.intBitsToFloat(Math.min(magnitude, TANH_LIMIT));
    float square = z * z;
    float p = Math.fma(square, P4, P3);
    p = Math.fma(p, square, P2);
    p = Math.fma(p, square, P1);
    p = Math.fma(p, square, 1f);
    float r = Math.fma(square, Q4, Q3);
    r = Math.fma(r, square, Q2);
    r = Math.fma(r, square, Q1);
    r = Math.fma(r, square, 1f);
    int t = Math.min(Float.floatToRawIntBits(z * p / r), ONE);
    return Float.intBitsToFloat(t | (bits & SIGN) | VectorMath.nanBits(magnitude));
  }
}

package io.dragoman.kernels.scalar;

import io.dragoman.kernels.KernelShapes;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.MaskHash;
import io.dragoman.kernels.PackedMatrix;
import io.dragoman.tensor.QuantizedMatrix;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.List;

/** The kernels in plain Java. */
public final class ScalarKernels implements Kernels {
  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public PackedMatrix pack(Tensor weight, boolean transposed, PackedMatrix reuse) {
    int rows = transposed ? weight.columns() : weight.rows();
    int columns = transposed ? weight.rows() : weight.columns();
    ScalarMatrix packed =
        reuse instanceof ScalarMatrix old && old.rows() == rows && old.columns() == columns
            ? old
            : new ScalarMatrix(rows, columns);
    if (transposed) {
      packed.fillTransposed(weight);
    } else {
      packed.fill(weight);
    }
    return packed;
  }

  /** Plain Java converts bytes too slowly to gain from them, so they become floats here. */
  @Override
  public PackedMatrix pack(QuantizedMatrix weight) {
    Tensor floats = Tensor.zeros(weight.rows(), weight.columns());
    weight.dequantize(floats);
    return pack(floats, false, null);
  }

  @Override
  public void multiply(Tensor a, PackedMatrix b, Tensor c, boolean accumulate) {
    KernelShapes.product(a, b, c);
    ScalarProduct.get().multiply(a, KernelShapes.own(b, ScalarMatrix.class), c, accumulate);
  }

  @Override
  public void multiplyTransposed(
      List<Tensor> a, List<Tensor> b, int column, Tensor c, boolean accumulate) {
    KernelShapes.transposedProduct(a, b, column, c);
    ScalarProduct.get().multiplyTransposed(a, b, column, c, accumulate);
  }

  @Override
  public void add(Tensor x, Tensor y) {
    KernelShapes.same("add", x, y);
    Scratch scratch = Scratch.get();
    for (int from = 0; from < x.size(); from += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, x.size() - from);
      float[] p = scratch.loadFlat(0, x, from, n);
      float[] q = scratch.loadFlat(1, y, from, n);
      for (int i = 0; i < n; i++) {
        q[i] += p[i];
      }
      Scratch.storeFlat(q, y, from, n);
    }
  }

  @Override
  public void scale(Tensor x, float factor) {
    float[] values = x.data();
    for (int i = x.offset(); i < x.offset() + x.size(); i++) {
      values[i] *= factor;
    }
  }

  @Override
  public void addProduct(Tensor x, Tensor mask, Tensor y) {
    KernelShapes.same("add product", x, mask, y);
    Scratch scratch = Scratch.get();
    for (int from = 0; from < x.size(); from += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, x.size() - from);
      float[] p = scratch.loadFlat(0, x, from, n);
      float[] m = scratch.loadFlat(1, mask, from, n);
      float[] q = scratch.loadFlat(2, y, from, n);
      for (int i = 0; i < n; i++) {
        q[i] += p[i] * m[i];
      }
      Scratch.storeFlat(q, y, from, n);
    }
  }

  @Override
  public void addColumnSums(Tensor x, Tensor sum) {
    KernelShapes.columnSums(x, sum);
    Scratch scratch = Scratch.get();
    int n = x.columns();
    float[] total = scratch.load(0, sum, 0); // (N)
    for (int row = 0; row < x.rows(); row++) {
      float[] values = scratch.load(1, x, row); // (N)
      for (int i = 0; i < n; i++) {
        total[i] += values[i];
      }
    }
    Scratch.store(total, sum, 0);
  }

  @Override
  public void tanh(Tensor x, Tensor y) {
    KernelShapes.same("tanh", x, y);
    Scratch scratch = Scratch.get();
    for (int from = 0; from < x.size(); from += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, x.size() - from);
      float[] p = scratch.loadFlat(0, x, from, n);
      ScalarMath.tanh(p, n);
      Scratch.storeFlat(p, y, from, n);
    }
  }

  @Override
  public void tanhBackward(Tensor y, Tensor dY, Tensor dX) {
    KernelShapes.same("tanh backward", y, dY, dX);
    Scratch scratch = Scratch.get();
    for (int from = 0; from < y.size(); from += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, y.size() - from);
      float[] p = scratch.loadFlat(0, y, from, n);
      float[] d = scratch.loadFlat(1, dY, from, n);
      float[] q = scratch.loadFlat(2, dX, from, n);
      for (int i = 0; i < n; i++) {
        q[i] += d[i] * (1f - p[i] * p[i]);
      }
      Scratch.storeFlat(q, dX, from, n);
    }
  }

  @Override
  public void sigmoid(Tensor x, Tensor y) {
    KernelShapes.same("sigmoid", x, y);
    Scratch scratch = Scratch.get();
    for (int from = 0; from < x.size(); from += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, x.size() - from);
      float[] p = scratch.loadFlat(0, x, from, n);
      ScalarMath.sigmoid(p, scratch.work(n), n);
      Scratch.storeFlat(p, y, from, n);
    }
  }

  @Override
  public void sigmoidBackward(Tensor y, Tensor dY, Tensor dX) {
    KernelShapes.same("sigmoid backward", y, dY, dX);
    Scratch scratch = Scratch.get();
    for (int from = 0; from < y.size(); from += Scratch.CHUNK) {
      int n = Math.min(Scratch.CHUNK, y.size() - from);
      float[] p = scratch.loadFlat(0, y, from, n);
      float[] d = scratch.loadFlat(1, dY, from, n);
      float[] q = scratch.loadFlat(2, dX, from, n);
      for (int i = 0; i < n; i++) {
        q[i] += d[i] * p[i] * (1f - p[i]);
      }
      Scratch.storeFlat(q, dX, from, n);
    }
  }

  @Override
  public void relu(Tensor x, Tensor y) {
    KernelShapes.same("relu", x, y);
    for (int i = 0; i < x.size(); i++) {
      y.data()[y.offset() + i] = Math.max(x.data()[x.offset() + i], 0f);
    }
  }

  @Override
  public void reluBackward(Tensor y, Tensor dY, Tensor dX) {
    KernelShapes.same("relu backward", y, dY, dX);
    for (int i = 0; i < y.size(); i++) {
      if (y.data()[y.offset() + i] > 0f) {
        dX.data()[dX.offset() + i] += dY.data()[dY.offset() + i];
      }
    }
  }

  @Override
  public void lstm(Tensor gates, Tensor cell, Tensor newCell, Tensor tanhCell, Tensor hidden) {
    KernelShapes.lstm(gates, cell, newCell, tanhCell, hidden);
    ScalarGates.lstm(gates, cell, newCell, tanhCell, hidden);
  }

  @Override
  public void lstmBackward(
      Tensor gates,
      Tensor cell,
      Tensor tanhCell,
      Tensor dHidden,
      Tensor dNewCell,
      Tensor dGates,
      Tensor dCell) {
    KernelShapes.lstmBackward(gates, cell, tanhCell, dHidden, dNewCell, dGates, dCell);
    ScalarGates.lstmBackward(gates, cell, tanhCell, dHidden, dNewCell, dGates, dCell);
  }

  @Override
  public void gru(Tensor x, Tensor u, Tensor h, Tensor gates, Tensor hidden) {
    KernelShapes.gru(x, u, h, gates, hidden);
    ScalarGates.gru(x, u, h, gates, hidden);
  }

  @Override
  public void gruBackward(
      Tensor u, Tensor h, Tensor gates, Tensor dHidden, Tensor dX, Tensor dU, Tensor dH) {
    KernelShapes.gruBackward(u, h, gates, dHidden, dX, dU, dH);
    ScalarGates.gruBackward(u, h, gates, dHidden, dX, dU, dH);
  }

  @Override
  public void additiveAttention(
      Tensor query,
      Tensor keys,
      Tensor energy,
      Tensor memory,
      SequenceLayout layout,
      int[] sentence,
      Tensor weights,
      Tensor context) {
    KernelShapes.attention(query, keys, energy, memory, layout, sentence, weights, context);
    ScalarAttention.forward(query, keys, energy, memory, layout, sentence, weights, context);
  }

  @Override
  public void additiveAttentionBackward(
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
    KernelShapes.attention(query, keys, energy, memory, layout, sentence, weights, dContext);
    KernelShapes.attentionBackward(
        query, keys, energy, memory, weights, dWeights, dQuery, dKeys, dEnergy, dMemory);
    ScalarAttention.backward(
        query, keys, energy, memory, layout, sentence, weights, dWeights, dContext, dQuery, dKeys,
        dEnergy, dMemory);
  }

  @Override
  public void addPositionScores(
      Tensor x, Tensor positions, SequenceLayout layout, int[] sentence, Tensor scores) {
    KernelShapes.positions(scores, x, positions, layout, sentence);
    ScalarPositions.addScores(x, positions, layout, sentence, scores);
  }

  @Override
  public void addPositionSums(
      Tensor weights, Tensor positions, SequenceLayout layout, int[] sentence, Tensor sums) {
    KernelShapes.positions(weights, sums, positions, layout, sentence);
    ScalarPositions.addSums(weights, positions, layout, sentence, sums);
  }

  @Override
  public void addToPositions(
      Tensor weights, Tensor x, SequenceLayout layout, int[] sentence, Tensor positions) {
    KernelShapes.positions(weights, x, positions, layout, sentence);
    ScalarPositions.addTo(weights, x, layout, sentence, positions);
  }

  @Override
  public void gatherRows(Tensor table, int[] ids, Tensor y) {
    KernelShapes.rowsOfTable(table, ids, y);
    for (int row = 0; row < y.rows(); row++) {
      System.arraycopy(
          table.data(), table.rowOffset(ids[row]), y.data(), y.rowOffset(row), y.columns());
    }
  }

  @Override
  public void scatterAddRows(Tensor y, int[] ids, int from, int to, Tensor table) {
    KernelShapes.rowsOfTable(table, ids, y);
    Scratch scratch = Scratch.get();
    int n = y.columns();
    for (int row = 0; row < y.rows(); row++) {
      if (ids[row] < from || ids[row] >= to) {
        continue;
      }
      float[] p = scratch.load(0, y, row);
      float[] q = scratch.load(1, table, ids[row]);
      for (int i = 0; i < n; i++) {
        q[i] += p[i];
      }
      Scratch.store(q, table, ids[row]);
    }
  }

  @Override
  public void dropoutMask(long[] keys, float rate, Tensor mask) {
    KernelShapes.dropout(keys, rate, mask);
    int threshold = MaskHash.threshold(rate);
    float kept = 1f / (1f - rate);
    for (int row = 0; row < keys.length; row++) {
      long key = MaskHash.mixKey(keys[row]);
      int low = (int) key;
      int high = (int) (key >>> 32);
      int from = mask.rowOffset(row);
      for (int column = 0; column < mask.columns(); column++) {
        boolean keep = MaskHash.hash(low, high, column) >>> MaskHash.SHIFT >= threshold;
        mask.data()[from + column] = keep ? kept : 0f;
      }
    }
  }

  @Override
  public int softmaxCrossEntropy(
      Tensor logits, int[] gold, float smoothing, float scale, Tensor losses, Tensor nll) {
    KernelShapes.crossEntropy(logits, gold, losses, nll);
    return ScalarLoss.crossEntropy(logits, gold, smoothing, scale, losses, nll);
  }

  @Override
  public void logSumExp(Tensor x, Tensor y) {
    KernelShapes.rowReduction("log-sum-exp: y", x, y);
    ScalarLoss.logSumExp(x, y);
  }

  @Override
  public int firstAbove(Tensor x, int row, int from, float threshold) {
    float[] data = x.data();
    int at = x.rowOffset(row);
    int column = from;
    while (column < x.columns() && !(data[at + column] > threshold)) {
      column++;
    }
    return column;
  }

  @Override
  public void softmax(Tensor x, Tensor y) {
    KernelShapes.same("softmax", x, y);
    ScalarLoss.softmax(x, y);
  }

  @Override
  public double sumOfSquares(float[] x, int from, int to) {
    KernelShapes.range(from, to, x);
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    double s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      s0 += (double) x[i] * x[i];
      s1 += (double) x[i + 1] * x[i + 1];
      s2 += (double) x[i + 2] * x[i + 2];
      s3 += (double) x[i + 3] * x[i + 3];
      s4 += (double) x[i + 4] * x[i + 4];
      s5 += (double) x[i + 5] * x[i + 5];
      s6 += (double) x[i + 6] * x[i + 6];
      s7 += (double) x[i + 7] * x[i + 7];
    }
    double sum = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    for (; i < to; i++) {
      sum += (double) x[i] * x[i];
    }
    return sum;
  }

  @Override
  public void adam(
      float[] w, float[] gradient, float[] m, float[] v, int from, int to, AdamCoefficients c) {
    KernelShapes.range(from, to, w, gradient, m, v);
    float beta1 = c.beta1();
    float beta2 = c.beta2();
    float rate = c.rate();
    float correction2 = c.correction2();
    float epsilon = c.epsilon();
    float decay = c.decay();
    float scale = c.scale();
    for (int i = from; i < to; i++) {
      float g = scale * gradient[i];
      float first = beta1 * m[i] + (1f - beta1) * g;
      float second = beta2 * v[i] + (1f - beta2) * (g * g);
      float decayed = w[i] - decay * w[i];
      m[i] = first;
      v[i] = second;
      w[i] = decayed - rate * first / ((float) Math.sqrt(second) / correction2 + epsilon);
    }
  }
}

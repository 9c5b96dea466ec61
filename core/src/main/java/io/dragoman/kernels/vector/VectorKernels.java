package io.dragoman.kernels.vector;

import io.dragoman.kernels.KernelShapes;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.MaskHash;
import io.dragoman.kernels.PackedMatrix;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.tensor.QuantizedMatrix;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.List;

/** The kernels with the Vector API; loops that the compiler vectorizes by itself are shared. */
public final class VectorKernels implements Kernels {
  private final Kernels plain = new ScalarKernels();
  private final VectorProduct product;
  private final ByteProduct byteProduct;

  /** Creates the kernels for this machine. */
  public VectorKernels() {
    this(Tile.ofMachine());
  }

  VectorKernels(Tile tile) {
    product = new VectorProduct(tile);
    byteProduct = new ByteProduct(tile);
  }

  @Override
  public String name() {
    return "vector";
  }

  /** The width of the vectors, {@code 512 bit}. */
  @Override
  public String toString() {
    return Lanes.FLOATS.vectorBitSize() + " bit";
  }

  @Override
  public PackedMatrix pack(Tensor weight, boolean transposed, PackedMatrix reuse) {
    return product.pack(weight, transposed, reuse instanceof VectorMatrix old ? old : null);
  }

  @Override
  public PackedMatrix pack(QuantizedMatrix weight) {
    if (ByteTile.IS_SUPPORTED) {
      return new ByteMatrix(weight);
    }
    Tensor floats = Tensor.zeros(weight.rows(), weight.columns());
    weight.dequantize(floats);
    return pack(floats, false, null);
  }

  @Override
  public void multiply(Tensor a, PackedMatrix b, Tensor c, boolean accumulate) {
    KernelShapes.product(a, b, c);
    if (b instanceof ByteMatrix bytes) {
      byteProduct.multiply(a, bytes, c, accumulate);
    } else {
      product.multiply(a, KernelShapes.own(b, VectorMatrix.class), null, c, accumulate);
    }
  }

  @Override
  public void multiply(Tensor a, PackedMatrix b, Tensor bias, Tensor c) {
    if (b instanceof VectorMatrix packed) {
      KernelShapes.product(a, b, c);
      KernelShapes.bias(bias, c);
      product.multiply(a, packed, bias, c, true);
    } else {
      Kernels.super.multiply(a, b, bias, c);
    }
  }

  @Override
  public void multiplyTransposed(
      List<Tensor> a, List<Tensor> b, int column, Tensor c, boolean accumulate) {
    KernelShapes.transposedProduct(a, b, column, c);
    product.multiplyTransposed(a, b, column, c, accumulate);
  }

  @Override
  public void add(Tensor x, Tensor y) {
    KernelShapes.same("add", x, y);
    Lanes.add(x.data(), x.offset(), y.data(), y.offset(), x.size());
  }

  @Override
  public void scale(Tensor x, float factor) {
    VectorPointwise.scale(x.data(), x.offset(), factor, x.size());
  }

  @Override
  public void addProduct(Tensor x, Tensor mask, Tensor y) {
    KernelShapes.same("add product", x, mask, y);
    VectorPointwise.addProduct(
        x.data(), x.offset(), mask.data(), mask.offset(), y.data(), y.offset(), x.size());
  }

  @Override
  public void addColumnSums(Tensor x, Tensor sum) {
    KernelShapes.columnSums(x, sum);
    for (int row = 0; row < x.rows(); row++) {
      Lanes.add(x.data(), x.rowOffset(row), sum.data(), sum.offset(), x.columns());
    }
  }

  @Override
  public void tanh(Tensor x, Tensor y) {
    KernelShapes.same("tanh", x, y);
    VectorMath.tanh(x.data(), x.offset(), y.data(), y.offset(), x.size());
  }

  @Override
  public void tanhBackward(Tensor y, Tensor dY, Tensor dX) {
    KernelShapes.same("tanh backward", y, dY, dX);
    VectorPointwise.tanhBackward(
        y.data(), y.offset(), dY.data(), dY.offset(), dX.data(), dX.offset(), y.size());
  }

  @Override
  public void sigmoid(Tensor x, Tensor y) {
    KernelShapes.same("sigmoid", x, y);
    VectorMath.sigmoid(x.data(), x.offset(), y.data(), y.offset(), x.size());
  }

  @Override
  public void sigmoidBackward(Tensor y, Tensor dY, Tensor dX) {
    KernelShapes.same("sigmoid backward", y, dY, dX);
    VectorPointwise.sigmoidBackward(
        y.data(), y.offset(), dY.data(), dY.offset(), dX.data(), dX.offset(), y.size());
  }

  @Override
  public void relu(Tensor x, Tensor y) {
    KernelShapes.same("relu", x, y);
    VectorPointwise.relu(x.data(), x.offset(), y.data(), y.offset(), x.size());
  }

  @Override
  public void reluBackward(Tensor y, Tensor dY, Tensor dX) {
    plain.reluBackward(y, dY, dX);
  }

  @Override
  public void lstm(Tensor gates, Tensor cell, Tensor newCell, Tensor tanhCell, Tensor hidden) {
    KernelShapes.lstm(gates, cell, newCell, tanhCell, hidden);
    VectorGates.lstm(gates, cell, newCell, tanhCell, hidden);
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
    VectorGates.lstmBackward(gates, cell, tanhCell, dHidden, dNewCell, dGates, dCell);
  }

  @Override
  public void gru(Tensor x, Tensor u, Tensor h, Tensor gates, Tensor hidden) {
    KernelShapes.gru(x, u, h, gates, hidden);
    VectorGates.gru(x, u, h, gates, hidden);
  }

  @Override
  public void gruBackward(
      Tensor u, Tensor h, Tensor gates, Tensor dHidden, Tensor dX, Tensor dU, Tensor dH) {
    KernelShapes.gruBackward(u, h, gates, dHidden, dX, dU, dH);
    VectorGates.gruBackward(u, h, gates, dHidden, dX, dU, dH);
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
    VectorAttention.forward(query, keys, energy, memory, layout, sentence, weights, context);
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
    VectorAttention.backward(
        query, keys, energy, memory, layout, sentence, weights, dWeights, dContext, dQuery, dKeys,
        dEnergy, dMemory);
  }

  @Override
  public void addPositionScores(
      Tensor x, Tensor positions, SequenceLayout layout, int[] sentence, Tensor scores) {
    KernelShapes.positions(scores, x, positions, layout, sentence);
    VectorPositions.addScores(x, positions, layout, sentence, scores);
  }

  @Override
  public void addPositionSums(
      Tensor weights, Tensor positions, SequenceLayout layout, int[] sentence, Tensor sums) {
    KernelShapes.positions(weights, sums, positions, layout, sentence);
    VectorPositions.addSums(weights, positions, layout, sentence, sums);
  }

  @Override
  public void addToPositions(
      Tensor weights, Tensor x, SequenceLayout layout, int[] sentence, Tensor positions) {
    KernelShapes.positions(weights, x, positions, layout, sentence);
    VectorPositions.addTo(weights, x, layout, sentence, positions);
  }

  @Override
  public void gatherRows(Tensor table, int[] ids, Tensor y) {
    plain.gatherRows(table, ids, y);
  }

  @Override
  public void scatterAddRows(Tensor y, int[] ids, int from, int to, Tensor table) {
    KernelShapes.rowsOfTable(table, ids, y);
    for (int row = 0; row < y.rows(); row++) {
      if (ids[row] < from || ids[row] >= to) {
        continue;
      }
      Lanes.add(y.data(), y.rowOffset(row), table.data(), table.rowOffset(ids[row]), y.columns());
    }
  }

  @Override
  public void dropoutMask(long[] keys, float rate, Tensor mask) {
    KernelShapes.dropout(keys, rate, mask);
    int threshold = MaskHash.threshold(rate);
    float kept = 1f / (1f - rate);
    for (int row = 0; row < keys.length; row++) {
      VectorPointwise.dropoutRow(
          MaskHash.mixKey(keys[row]),
          threshold,
          kept,
          mask.data(),
          mask.rowOffset(row),
          mask.columns());
    }
  }

  @Override
  public int softmaxCrossEntropy(
      Tensor logits, int[] gold, float smoothing, float scale, Tensor losses, Tensor nll) {
    KernelShapes.crossEntropy(logits, gold, losses, nll);
    return VectorLoss.crossEntropy(logits, gold, smoothing, scale, losses, nll);
  }

  @Override
  public void logSumExp(Tensor x, Tensor y) {
    KernelShapes.rowReduction("log-sum-exp: y", x, y);
    VectorLoss.logSumExp(x, y);
  }

  @Override
  public int firstAbove(Tensor x, int row, int from, float threshold) {
    int at = x.rowOffset(row);
    return Lanes.firstAbove(x.data(), at + from, at + x.columns(), threshold) - at;
  }

  @Override
  public void softmax(Tensor x, Tensor y) {
    KernelShapes.same("softmax", x, y);
    VectorLoss.softmax(x, y);
  }

  @Override
  public double sumOfSquares(float[] x, int from, int to) {
    KernelShapes.range(from, to, x);
    return VectorPointwise.sumOfSquares(x, from, to);
  }

  @Override
  public void adam(
      float[] w, float[] gradient, float[] m, float[] v, int from, int to, AdamCoefficients c) {
    plain.adam(w, gradient, m, v, from, to, c);
  }

  @Override
  public long multiplyAddRegisters(int rounds) {
    return RegisterLoop.run(rounds);
  }
}

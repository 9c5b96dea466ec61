package io.dragoman.kernels;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import java.util.List;
import java.util.Objects;

/** The shape checks that every {@link Kernels} implementation makes before it touches arrays. */
public final class KernelShapes {
  private KernelShapes() {}

  /** Requires {@code a (M, K), b (K, N), c (M, N)}. */
  public static void product(Tensor a, PackedMatrix b, Tensor c) {
    if (a.columns() != b.rows() || c.rows() != a.rows() || c.columns() != b.columns()) {
      throw new ShapeMismatchException(
          "multiply: a "
              + a.shape()
              + ", b "
              + shape(b.rows(), b.columns())
              + " and c "
              + c.shape()
              + " must be (M, K), (K, N) and (M, N)");
    }
  }

  /** Requires {@code bias (1, N)} for {@code c (M, N)}. */
  public static void bias(Tensor bias, Tensor c) {
    ShapeMismatchException.require("multiply: bias", bias, 1, c.columns());
  }

  /** Requires as many {@code b_i (K_i, N)} as {@code a_i (K_i, M_a >= column + M)}, c (M, N). */
  public static void transposedProduct(List<Tensor> a, List<Tensor> b, int column, Tensor c) {
    if (a.size() != b.size()) {
      throw new ShapeMismatchException(
          "multiply transposed: " + a.size() + " blocks of a and " + b.size() + " of b");
    }
    if (column < 0) {
      throw new IndexOutOfBoundsException("multiply transposed: column " + column + " is negative");
    }
    for (int i = 0; i < a.size(); i++) {
      Tensor left = a.get(i);
      Tensor right = b.get(i);
      if (left.rows() != right.rows()
          || left.columns() - column < c.rows()
          || right.columns() != c.columns()) {
        throw new ShapeMismatchException(
            "multiply transposed: a "
                + left.shape()
                + " from column "
                + column
                + ", b "
                + right.shape()
                + " and c "
                + c.shape()
                + " must be (K, column + M or more), (K, N) and (M, N)");
      }
    }
  }

  /** Requires two tensors of one shape. */
  public static void same(String operation, Tensor x, Tensor y) {
    ShapeMismatchException.requireSame(operation, x, y);
  }

  /** Requires three tensors of one shape. */
  public static void same(String operation, Tensor x, Tensor y, Tensor z) {
    ShapeMismatchException.requireSame(operation, x, y);
    ShapeMismatchException.requireSame(operation, y, z);
  }

  /** Requires {@code x (M, N), sum (1, N)}. */
  public static void columnSums(Tensor x, Tensor sum) {
    ShapeMismatchException.require("column sums: sum", sum, 1, x.columns());
  }

  /** Requires the tensors of an LSTM step: gates (M, 4H), the others (M, H). */
  public static void lstm(
      Tensor gates, Tensor cell, Tensor newCell, Tensor tanhCell, Tensor hidden) {
    gate("lstm", gates, 4, cell); // not a list of them, which a step would allocate
    gate("lstm", gates, 4, newCell);
    gate("lstm", gates, 4, tanhCell);
    gate("lstm", gates, 4, hidden);
  }

  /** Requires the tensors of the backward pass of an LSTM step. */
  public static void lstmBackward(
      Tensor gates,
      Tensor cell,
      Tensor tanhCell,
      Tensor dHidden,
      Tensor dNewCell,
      Tensor dGates,
      Tensor dCell) {
    same("lstm backward", gates, dGates);
    lstm(gates, cell, dNewCell, tanhCell, dHidden);
    gate("lstm", gates, 4, dCell);
  }

  /** Requires the tensors of a GRU step: x, u and gates (M, 3H), the others (M, H). */
  public static void gru(Tensor x, Tensor u, Tensor h, Tensor gates, Tensor hidden) {
    same("gru", x, u, gates);
    gate("gru", gates, 3, h);
    gate("gru", gates, 3, hidden);
  }

  /** Requires the tensors of the backward pass of a GRU step. */
  public static void gruBackward(
      Tensor u, Tensor h, Tensor gates, Tensor dHidden, Tensor dX, Tensor dU, Tensor dH) {
    same("gru backward", u, gates);
    same("gru backward", gates, dX, dU);
    gate("gru", gates, 3, h);
    gate("gru", gates, 3, dHidden);
    gate("gru", gates, 3, dH);
  }

  private static void gate(String cell, Tensor gates, int count, Tensor state) {
    if (gates.rows() != state.rows() || gates.columns() != count * state.columns()) {
      throw new ShapeMismatchException(
          cell
              + ": gates "
              + gates.shape()
              + " and state "
              + state.shape()
              + " must be (M, "
              + count
              + "H) and (M, H)");
    }
  }

  /** Requires the tensors and sentence numbers of an additive attention step. */
  public static void attention(
      Tensor query,
      Tensor keys,
      Tensor energy,
      Tensor memory,
      SequenceLayout layout,
      int[] sentence,
      Tensor weights,
      Tensor context) {
    int rows = query.rows();
    ShapeMismatchException.require("attention: keys", keys, layout.positions(), query.columns());
    ShapeMismatchException.require("attention: energy", energy, 1, query.columns());
    ShapeMismatchException.require(
        "attention: memory", memory, layout.positions(), memory.columns());
    ShapeMismatchException.require("attention: weights", weights, rows, weights.columns());
    sentences(weights, layout, sentence);
    ShapeMismatchException.require("attention: context", context, rows, memory.columns());
  }

  /** Requires gradients of the shapes of what they belong to; that of the weights may be null. */
  public static void attentionBackward(
      Tensor query,
      Tensor keys,
      Tensor energy,
      Tensor memory,
      Tensor weights,
      Tensor dWeights,
      Tensor dQuery,
      Tensor dKeys,
      Tensor dEnergy,
      Tensor dMemory) {
    if (dWeights != null) {
      same("attention backward: weights", weights, dWeights);
    }
    same("attention backward: query", query, dQuery);
    same("attention backward: keys", keys, dKeys);
    same("attention backward: energy", energy, dEnergy);
    same("attention backward: memory", memory, dMemory);
  }

  private static void sentences(Tensor weights, SequenceLayout layout, int[] sentence) {
    int rows = weights.rows();
    if (sentence.length < rows) {
      requireCount("attention: sentence", sentence.length, rows);
    }
    for (int row = 0; row < rows; row++) {
      int each = sentence[row];
      int length = layout.length(Objects.checkIndex(each, layout.batch()));
      if (length > weights.columns()) {
        throw new ShapeMismatchException(
            "attention: weights "
                + weights.shape()
                + " are too narrow for sentence "
                + each
                + " of length "
                + length);
      }
    }
  }

  /** Requires {@code weights (M, S), x (M, C), positions (positions, C)} and sentence numbers. */
  public static void positions(
      Tensor weights, Tensor x, Tensor positions, SequenceLayout layout, int[] sentence) {
    ShapeMismatchException.require(
        "attention: positions", positions, layout.positions(), x.columns());
    ShapeMismatchException.require("attention: weights", weights, x.rows(), weights.columns());
    sentences(weights, layout, sentence);
  }

  /**
   * Requires at least M {@code ids} that name rows of {@code table (V, N)} for {@code y (M, N)}.
   */
  public static void rowsOfTable(Tensor table, int[] ids, Tensor y) {
    ShapeMismatchException.require("table rows", y, y.rows(), table.columns());
    if (ids.length < y.rows()) {
      throw new ShapeMismatchException(
          "table rows: " + ids.length + " ids are too few for " + y.shape());
    }
    for (int row = 0; row < y.rows(); row++) {
      Objects.checkIndex(ids[row], table.rows());
    }
  }

  /** Requires one key per row and a rate in {@code [0, 1)}. */
  public static void dropout(long[] keys, float rate, Tensor mask) {
    requireCount("dropout mask: keys", keys.length, mask.rows());
    if (!(rate >= 0f && rate < 1f)) {
      throw new IllegalArgumentException(
          "dropout mask: rate must be at least 0 and below 1 but is " + rate);
    }
  }

  /** Requires {@code logits (M, V)}, gold classes below V, losses and nll (1, M). */
  public static void crossEntropy(Tensor logits, int[] gold, Tensor losses, Tensor nll) {
    requireCount("cross-entropy: gold", gold.length, logits.rows());
    ShapeMismatchException.require("cross-entropy: losses", losses, 1, logits.rows());
    ShapeMismatchException.require("cross-entropy: nll", nll, 1, logits.rows());
    for (int each : gold) {
      Objects.checkIndex(each, logits.columns());
    }
  }

  /** Requires {@code x (M, V), y (1, M)}. */
  public static void rowReduction(String operation, Tensor x, Tensor y) {
    ShapeMismatchException.require(operation, y, 1, x.rows());
  }

  /** Requires the range to lie inside every array. */
  public static void range(int from, int to, float[]... arrays) {
    for (float[] array : arrays) {
      Objects.checkFromToIndex(from, to, array.length);
    }
  }

  /** Requires a packed matrix of one implementation's own kind. */
  public static <T extends PackedMatrix> T own(PackedMatrix matrix, Class<T> type) {
    if (!type.isInstance(matrix)) {
      throw new IllegalArgumentException(
          "multiply: b was packed by other kernels ("
              + matrix.getClass().getSimpleName()
              + "): pack it with these kernels");
    }
    return type.cast(matrix);
  }

  private static void requireCount(String what, int count, int rows) {
    if (count != rows) {
      throw new ShapeMismatchException(what + ": " + count + " values for " + rows + " rows");
    }
  }

  private static String shape(int rows, int columns) {
    return "(" + rows + ", " + columns + ")";
  }
}

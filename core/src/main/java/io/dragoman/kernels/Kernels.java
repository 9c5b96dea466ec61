package io.dragoman.kernels;

import io.dragoman.tensor.QuantizedMatrix;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.List;

/**
 * The array operations of Dragoman.
 *
 * <p>Dimension letters: M rows, K inner, N columns, H hidden units, A attention units, C context
 * units, V vocabulary. {@code x += y} says that an output is added to, everything else is
 * overwritten. Outputs never overlap inputs unless said. Single-threaded; instances are stateless
 * for callers and may be used from many threads at once.
 *
 * <p><b>Contract.</b> An output row's bits depend on that row's inputs alone: never on how many
 * rows stand beside it, on tiling, on threads, or on whether the code runs interpreted or compiled.
 * So every product is one chain of multiply-adds along K in increasing order, starting from zero
 * (or from the value added to), fused in the vector kernels and rounded twice in the scalar ones;
 * sums over a row add fixed lanes in a fixed order; and only exactly rounded operations are used
 * (add, multiply, fused multiply-add, divide, square root, minimum, maximum, comparisons,
 * conversions), never library transcendentals whose bits may differ between interpreter and
 * compiler. NaN propagates.
 */
public interface Kernels {
  /** A short name, {@code scalar} or {@code vector}. */
  String name();

  // ---- matrix products

  /**
   * Packs {@code weight} (or its transpose) as the right operand of {@link #multiply}.
   *
   * @param weight {@code (K, N)}, or {@code (N, K)} when {@code transposed}
   * @param reuse a matrix packed before by this implementation for the same shape, or null
   * @return {@code reuse} refilled, or a new packed {@code (K, N)} matrix
   */
  PackedMatrix pack(Tensor weight, boolean transposed, PackedMatrix reuse);

  /**
   * Packs a quantized {@code weight (K, N)} as the right operand of {@link #multiply}. Products may
   * differ by rounding from those with the same weight as floats.
   */
  PackedMatrix pack(QuantizedMatrix weight);

  /** {@code c = a b}, or {@code c += a b} when accumulating; a (M, K), b (K, N), c (M, N). */
  void multiply(Tensor a, PackedMatrix b, Tensor c, boolean accumulate);

  /**
   * {@code c = bias + a b}, the chains of every row starting from the bias; a (M, K), b (K, N),
   * bias (1, N), c (M, N).
   */
  default void multiply(Tensor a, PackedMatrix b, Tensor bias, Tensor c) {
    KernelShapes.bias(bias, c);
    for (int row = 0; row < c.rows(); row++) {
      System.arraycopy(bias.data(), bias.offset(), c.data(), c.rowOffset(row), c.columns());
    }
    multiply(a, b, c, true);
  }

  /**
   * {@code c = sum_i a_i[:, column .. column + M)^T b_i}, or {@code c +=} when accumulating: the
   * gradient of a weight, or of some of its rows, over all uses of the weight at once.
   *
   * <p>The blocks count as if their rows stood one under the other: each value of c is one chain
   * along the rows of the first block, then the second, and so on.
   *
   * @param a blocks (K_i, M_a) with {@code column + M <= M_a}; K_i may differ
   * @param b as many blocks (K_i, N)
   * @param column the column of every a_i that belongs to the first row of c
   * @param c (M, N); not read unless accumulating
   */
  void multiplyTransposed(List<Tensor> a, List<Tensor> b, int column, Tensor c, boolean accumulate);

  // ---- elementwise and row operations; x, y and their gradients have equal shapes

  /** {@code y += x}. */
  void add(Tensor x, Tensor y);

  /** {@code x *= factor}. */
  void scale(Tensor x, float factor);

  /** {@code y += x * mask} elementwise. */
  void addProduct(Tensor x, Tensor mask, Tensor y);

  /** {@code sum += column sums of x}, rows added in increasing order; x (M, N), sum (1, N). */
  void addColumnSums(Tensor x, Tensor sum);

  /** {@code y = tanh(x)}; may be in place. */
  void tanh(Tensor x, Tensor y);

  /** {@code dX += dY * (1 - y^2)} with y = tanh(x). */
  void tanhBackward(Tensor y, Tensor dY, Tensor dX);

  /** {@code y = 1 / (1 + exp(-x))}; may be in place. */
  void sigmoid(Tensor x, Tensor y);

  /** {@code dX += dY * y * (1 - y)} with y = sigmoid(x). */
  void sigmoidBackward(Tensor y, Tensor dY, Tensor dX);

  /** {@code y = max(x, 0)}; may be in place. */
  void relu(Tensor x, Tensor y);

  /** {@code dX += dY where y > 0}. */
  void reluBackward(Tensor y, Tensor dY, Tensor dX);

  // ---- recurrent gates

  /**
   * LSTM gates: {@code i, f, o = sigmoid, g = tanh; c' = f c + i g; h' = o tanh(c')}.
   *
   * @param gates (M, 4H) preactivations in the order i, f, g, o; overwritten by the activations
   * @param cell (M, H) previous c
   * @param newCell (M, H) output c'
   * @param tanhCell (M, H) output tanh(c'), kept for the backward pass
   * @param hidden (M, H) output h'
   */
  void lstm(Tensor gates, Tensor cell, Tensor newCell, Tensor tanhCell, Tensor hidden);

  /**
   * Gradient of {@link #lstm}.
   *
   * @param gates (M, 4H) activations
   * @param dHidden (M, H) gradient of h'
   * @param dNewCell (M, H) gradient of c'
   * @param dGates (M, 4H) output: gradient of the preactivations (overwritten)
   * @param dCell (M, H) added to: gradient of the previous c
   */
  void lstmBackward(
      Tensor gates,
      Tensor cell,
      Tensor tanhCell,
      Tensor dHidden,
      Tensor dNewCell,
      Tensor dGates,
      Tensor dCell);

  /**
   * GRU with the reset gate applied after the recurrent product (PyTorch's form): {@code r, z =
   * sigmoid(x + u); n = tanh(x_n + r u_n); h' = (1 - z) n + z h}.
   *
   * @param x (M, 3H) input products with bias, in the order r, z, n
   * @param u (M, 3H) recurrent products with bias, same order; read only
   * @param h (M, H) previous state
   * @param gates (M, 3H) output: r, z, n
   * @param hidden (M, H) output h'
   */
  void gru(Tensor x, Tensor u, Tensor h, Tensor gates, Tensor hidden);

  /**
   * Gradient of {@link #gru}.
   *
   * @param u (M, 3H) the recurrent products given to the forward pass
   * @param dHidden (M, H) gradient of h'
   * @param dX (M, 3H) added to
   * @param dU (M, 3H) output: overwritten
   * @param dH (M, H) added to: the direct path z * dHidden
   */
  void gruBackward(
      Tensor u, Tensor h, Tensor gates, Tensor dHidden, Tensor dX, Tensor dU, Tensor dH);

  // ---- attention

  /**
   * Additive attention (Bahdanau et al. 2015, A.1.2) for M queries over packed memories: {@code e_s
   * = v . tanh(k_s + q); w = softmax(e); context = sum_s w_s m_s} over the real positions of the
   * query's sentence.
   *
   * @param query (M, A)
   * @param keys (positions, A), laid out by {@code layout}
   * @param energy (1, A), the vector v
   * @param memory (positions, C)
   * @param sentence the row of {@code layout} that each query attends to, at least M values
   * @param weights (M, S) output with S >= the longest sentence attended; zero past its end
   * @param context (M, C) output
   */
  void additiveAttention(
      Tensor query,
      Tensor keys,
      Tensor energy,
      Tensor memory,
      SequenceLayout layout,
      int[] sentence,
      Tensor weights,
      Tensor context);

  /**
   * Gradient of {@link #additiveAttention}; recomputes the tanh.
   *
   * @param dWeights (M, S) gradient of the weights from elsewhere, or null for none
   * @param dContext (M, C)
   * @param dQuery (M, A) added to
   * @param dKeys (positions, A) added to
   * @param dEnergy (1, A) added to
   * @param dMemory (positions, C) added to
   */
  void additiveAttentionBackward(
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
      Tensor dMemory);

  /**
   * {@code scores[m, s] += x_m . p_s} with every real position p_s of the query's sentence: scores
   * of attention, or the gradient of its weights.
   *
   * @param x (M, C)
   * @param positions (positions, C), laid out by {@code layout}
   * @param sentence the row of {@code layout} that each query looks at, at least M values
   * @param scores (M, S) with S >= the longest sentence attended; left alone past the end of each
   */
  void addPositionScores(
      Tensor x, Tensor positions, SequenceLayout layout, int[] sentence, Tensor scores);

  /**
   * {@code sums_m += sum_s w[m, s] p_s} over every real position of the query's sentence, in their
   * order; shapes as in {@link #addPositionScores}.
   */
  void addPositionSums(
      Tensor weights, Tensor positions, SequenceLayout layout, int[] sentence, Tensor sums);

  /**
   * {@code p_s += w[m, s] x_m} for every query and real position of its sentence, in increasing m;
   * shapes as in {@link #addPositionScores}.
   */
  void addToPositions(
      Tensor weights, Tensor x, SequenceLayout layout, int[] sentence, Tensor positions);

  // ---- embeddings, dropout, loss

  /** {@code y[m] = table[ids[m]]}; table (V, N), y (M, N), at least M ids. */
  void gatherRows(Tensor table, int[] ids, Tensor y);

  /**
   * {@code table[ids[m]] += y[m]}, in increasing m, for {@code from <= ids[m] < to}; table (V, N),
   * y (M, N), at least M ids.
   */
  void scatterAddRows(Tensor y, int[] ids, int from, int to, Tensor table);

  /**
   * Fills a dropout mask: each value is {@code 1 / (1 - rate)} or zero, by a counter-based
   * generator: value (m, n) depends on {@code keys[m]} and n only.
   */
  void dropoutMask(long[] keys, float rate, Tensor mask);

  /**
   * Cross-entropy with label smoothing, rows independent: {@code loss_m = (1 - eps) nll(gold_m) +
   * eps / V sum_v nll(v)} (as PyTorch spreads eps over all V classes).
   *
   * @param logits (M, V); overwritten by {@code scale * d loss / d logits} when {@code scale} is
   *     not zero, else kept
   * @param losses (1, M) output: smoothed loss of each row
   * @param nll (1, M) output: {@code -log softmax(logits)[gold]} of each row
   * @return how many rows have their largest logit (the lowest index among equals) at gold
   */
  int softmaxCrossEntropy(
      Tensor logits, int[] gold, float smoothing, float scale, Tensor losses, Tensor nll);

  /** {@code y[m] = log sum_v exp(x[m, v])}; x (M, V), y (1, M). */
  void logSumExp(Tensor x, Tensor y);

  /**
   * The first column, {@code from} or beyond, whose value in a row is greater than {@code
   * threshold}: the number of columns if there is none. NaN is greater than nothing.
   */
  int firstAbove(Tensor x, int row, int from, float threshold);

  /** {@code y = softmax(x)} along each row; may be in place. */
  void softmax(Tensor x, Tensor y);

  // ---- optimizers: ranges of flat arrays

  /** The sum of squares of {@code x[from..to)}, in double precision, in a fixed order. */
  double sumOfSquares(float[] x, int from, int to);

  /**
   * Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019) on {@code
   * [from, to)}: {@code g = scale * gradient; m = b1 m + (1 - b1) g; v = b2 v + (1 - b2) g^2; w -=
   * decay * w; w -= rate * m / (sqrt(v) / correction2 + epsilon)} where {@code rate} already holds
   * {@code lr / (1 - b1^t)} and {@code correction2} is {@code sqrt(1 - b2^t)}.
   */
  void adam(
      float[] w, float[] gradient, float[] m, float[] v, int from, int to, AdamCoefficients c);

  /** The scalars of one {@link #adam} update. */
  record AdamCoefficients(
      float rate,
      float beta1,
      float beta2,
      float correction2,
      float epsilon,
      float decay,
      float scale) {}

  // ---- the machine

  /**
   * Fused multiply-adds between registers alone, as many at once as the processor can have under
   * way: its peak, by which other kernels are judged.
   *
   * @param rounds how often; more takes longer
   * @return the floating-point operations done, two for each multiply-add; 0 if this implementation
   *     has no say over registers
   */
  default long multiplyAddRegisters(int rounds) {
    return 0;
  }
}

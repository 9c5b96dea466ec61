package io.dragoman.autograd;

import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;

/** Words that are taken over from the source by where a decoder looks. */
public final class CopyOps {
  /** Added to what is looked at a word, so that its logarithm and gradient stay finite. */
  private static final double LEAST = 1e-8;

  private CopyOps() {}

  /**
   * Scores of words that are generated or copied (Gu et al. 2016; See et al. 2017). With {@code p =
   * softmax(logits)}, {@code g = sigmoid(gate)} and the attention weights w, the softmax of the
   * result is
   *
   * <pre>
   *   g p(v) + (1 - g) a(v),   a(v) = sum of w_s over the source positions s whose word is v
   * </pre>
   *
   * <p>and a word v that the source has gets the score {@code log(exp(logit_v) + exp(log sum_u
   * exp(logit_u) - gate + log(a_v + 1e-8)))}; all others keep theirs, so that a step costs nothing
   * for the words of the vocabulary. Words of other sentences have no probability.
   *
   * @param logits {@code (rows, vocabulary)}, taken over: they must have no other use
   * @param gate {@code (rows, 1)}, before the sigmoid
   * @param weights {@code (rows, source time)}
   * @param words of the source batch
   * @param sentence the row of the source batch that each row looks at; must stay as it is
   * @return {@code (rows, words.columns())}
   */
  public static Variable mix(
      Tape tape,
      Variable logits,
      Variable gate,
      Variable weights,
      CopiedWords words,
      int[] sentence) {
    int rows = logits.rows();
    ShapeMismatchException.require("copy: logits", logits.value(), rows, words.vocabulary());
    ShapeMismatchException.require("copy: gate", gate.value(), rows, 1);
    ShapeMismatchException.require("copy: weights", weights.value(), rows, words.layout().time());
    Tensor totals = tape.take(1, rows);
    tape.kernels().logSumExp(logits.value(), totals);
    Tensor mass = tape.zeros(rows, words.layout().time()); // at the first step of each word
    Tensor shares = tape.take(rows, words.layout().time()); // how much of a word is copied
    Tensor scores = tape.take(rows, words.columns());
    for (int row = 0; row < rows; row++) {
      begin(logits.value(), scores, row);
      addMass(weights.value(), mass, words, sentence[row], row);
      double base = (double) totals.get(0, row) - gate.value().get(row, 0);
      mixRow(scores, base, mass, shares, words, sentence[row], row);
    }
    Variable result = tape.variable(scores);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient()) {
              Mixture mixture = new Mixture(mass, shares, words, sentence);
              mixture.backward(tape, result.gradient(), logits, gate, weights);
            }
          });
    }
    return result;
  }

  private static void begin(Tensor logits, Tensor scores, int row) {
    int to = scores.rowOffset(row);
    System.arraycopy(logits.data(), logits.rowOffset(row), scores.data(), to, logits.columns());
    for (int v = logits.columns(); v < scores.columns(); v++) {
      scores.data()[to + v] = Float.NEGATIVE_INFINITY;
    }
  }

  /** Sums in the order of the sentence, so that its bits depend on nothing else. */
  private static void addMass(
      Tensor weights, Tensor mass, CopiedWords words, int sentence, int row) {
    SequenceLayout layout = words.layout();
    for (int s = 0; s < layout.length(sentence); s++) {
      int first = words.first(layout.position(s, sentence));
      mass.set(row, first, mass.get(row, first) + weights.get(row, s));
    }
  }

  private static void mixRow(
      Tensor scores,
      double base,
      Tensor mass,
      Tensor shares,
      CopiedWords words,
      int sentence,
      int row) {
    SequenceLayout layout = words.layout();
    for (int s = 0; s < layout.length(sentence); s++) {
      int position = layout.position(s, sentence);
      if (words.first(position) == s) {
        int word = words.id(position);
        double copied = base + StrictMath.log(mass.get(row, s) + LEAST);
        double generated = scores.get(row, word);
        double share = 1 / (1 + StrictMath.exp(generated - copied));
        double larger = Math.max(generated, copied);
        double smaller = Math.min(generated, copied);
        scores.set(
            row, word, (float) (larger + StrictMath.log1p(StrictMath.exp(smaller - larger))));
        shares.set(row, s, (float) share);
      }
    }
  }

  /**
   * What the backward pass needs.
   *
   * @param mass {@code (rows, source time)}: what each word got, at its first step
   * @param shares {@code (rows, source time)}: how much of its probability is copied, there
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
  private record Mixture(Tensor mass, Tensor shares, CopiedWords words, int[] sentence) {

    void backward(Tape tape, Tensor dScores, Variable logits, Variable gate, Variable weights) {
      Tensor dLogits = logits.reuseValueAsGradient();
      tape.kernels().softmax(dLogits, dLogits);
      for (int row = 0; row < dLogits.rows(); row++) {
        double copied = row(dScores, dLogits, weights, row);
        if (gate.isDifferentiable()) {
          Tensor dGate = gate.gradient();
          dGate.set(row, 0, (float) (dGate.get(row, 0) - copied));
        }
      }
    }

    /** Returns the gradient of what all copied words have in common. */
    private double row(Tensor dScores, Tensor dLogits, Variable weights, int row) {
      SequenceLayout layout = words.layout();
      int length = layout.length(sentence[row]);
      double copied = 0;
      for (int s = 0; s < length; s++) {
        int position = layout.position(s, sentence[row]);
        if (words.first(position) == s) {
          copied += (double) shares.get(row, s) * dScores.get(row, words.id(position));
        }
      }
      float[] y = dLogits.data();
      float[] dY = dScores.data();
      int to = dLogits.rowOffset(row);
      int from = dScores.rowOffset(row);
      for (int v = 0; v < dLogits.columns(); v++) {
        y[to + v] = (float) (y[to + v] * copied + dY[from + v]);
      }
      for (int s = 0; s < length; s++) {
        int position = layout.position(s, sentence[row]);
        int first = words.first(position);
        int word = words.id(position);
        float change = shares.get(row, first) * dY[from + word];
        if (first == s && word < dLogits.columns()) {
          y[to + word] -= change;
        }
        if (weights.isDifferentiable()) {
          Tensor dWeights = weights.gradient();
          float slope = (float) (change / (mass.get(row, first) + LEAST));
          dWeights.set(row, s, dWeights.get(row, s) + slope);
        }
      }
      return copied;
    }
  }
}

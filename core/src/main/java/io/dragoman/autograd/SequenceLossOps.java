package io.dragoman.autograd;

import io.dragoman.tensor.Tensor;
import java.util.Arrays;

/** Losses of whole sentences: scores of a sentence are multiplied before they are compared. */
public final class SequenceLossOps {
  private SequenceLossOps() {}

  /**
   * Candidate translations, each with the rows of its words.
   *
   * @param ofRow the candidate that each row of the logits belongs to
   * @param sentence the sentence that each candidate translates, from 0
   * @param risks what a candidate costs, such as 1 - BLEU
   */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
  public record CandidateSet(int[] ofRow, int[] sentence, double[] risks) {}

  /**
   * Expected risk (Shen et al. 2016, Minimum risk training for neural machine translation):
   *
   * <pre>
   *   Q(y) = p(y)^alpha / sum_y' p(y')^alpha,   loss = sum_sentences weight sum_y Q(y) risk(y)
   * </pre>
   *
   * over the candidates y of a sentence, with p(y) the product of its words' probabilities. A
   * sentence with one candidate has no gradient. As in {@link LossOps#softmaxCrossEntropy}, the
   * gradient takes the place of the logits, which must have no other use: candidates have many
   * rows.
   *
   * @param logits {@code (rows, vocabulary)}, the words of all candidates
   * @param gold the word of each row
   * @param sharpness alpha; small values make candidates equal
   * @param weights of the sentences
   * @param scale factor of the gradient
   * @return the weighted sum over sentences
   */
  public static double expectedRisk(
      Tape tape,
      Variable logits,
      int[] gold,
      CandidateSet candidates,
      double sharpness,
      double[] weights,
      float scale) {
    double[] expectation = new double[weights.length];
    double[] q = posterior(tape, logits, gold, candidates, sharpness, weights.length);
    for (int y = 0; y < q.length; y++) {
      expectation[candidates.sentence()[y]] += q[y] * candidates.risks()[y];
    }
    double loss = 0;
    for (int i = 0; i < weights.length; i++) {
      loss += weights[i] * expectation[i];
    }
    if (LossOps.wantsGradient(tape, logits, scale)) {
      double[] slopes = new double[q.length]; // d loss / d log p(y)
      for (int y = 0; y < q.length; y++) {
        int sentence = candidates.sentence()[y];
        slopes[y] =
            weights[sentence] * sharpness * q[y] * (candidates.risks()[y] - expectation[sentence]);
      }
      replaceByGradient(tape, logits, gold, candidates.ofRow(), slopes, scale);
    }
    return loss;
  }

  /** Q(y) of every candidate. */
  private static double[] posterior(
      Tape tape,
      Variable logits,
      int[] gold,
      CandidateSet candidates,
      double sharpness,
      int sentences) {
    Tensor losses = tape.take(1, logits.rows());
    Tensor nll = tape.take(1, logits.rows());
    tape.kernels().softmaxCrossEntropy(logits.value(), gold, 0f, 0f, losses, nll);
    double[] scores = new double[candidates.risks().length]; // alpha log p(y)
    for (int row = 0; row < logits.rows(); row++) {
      scores[candidates.ofRow()[row]] -= sharpness * nll.get(0, row);
    }
    double[] largest = new double[sentences];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    for (int y = 0; y < scores.length; y++) {
      int sentence = candidates.sentence()[y];
      largest[sentence] = Math.max(largest[sentence], scores[y]);
    }
    double[] totals = new double[sentences];
    for (int y = 0; y < scores.length; y++) {
      int sentence = candidates.sentence()[y];
      scores[y] = StrictMath.exp(scores[y] - largest[sentence]);
      totals[sentence] += scores[y];
    }
    for (int y = 0; y < scores.length; y++) {
      scores[y] /= totals[candidates.sentence()[y]];
    }
    return scores;
  }

  /** The gradient of {@code sum_y slope(y) log p(y)}: rows of {@code slope (one-hot - p)}. */
  private static void replaceByGradient(
      Tape tape, Variable logits, int[] gold, int[] ofRow, double[] slopes, float scale) {
    Tensor gradient = logits.reuseValueAsGradient();
    tape.kernels().softmax(gradient, gradient);
    for (int row = 0; row < gradient.rows(); row++) {
      float slope = (float) (scale * slopes[ofRow[row]]);
      tape.kernels().scale(tape.view(gradient, row, row + 1), 0f - slope);
      gradient.set(row, gold[row], gradient.get(row, gold[row]) + slope);
    }
  }
}

package io.dragoman.length;

import io.dragoman.model.EncoderOutput;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;

/**
 * Predicts how many words the translation of a sentence has for each of its own, both ends counted:
 *
 * <pre>
 *   log(n / m) = w . mean_t h(t) + a log m + b
 * </pre>
 *
 * <p>{@code h} are the encoder's states, {@code m} the words of the source, {@code n} those of the
 * translation. The prediction stays within what the training text had. Yang et al. 2018, Breaking
 * the beam search curse, predict such a ratio from the same states.
 */
public final class LengthModel {
  private final float[] weights; // of the mean state, of log m, and b
  private final float least;
  private final float most;

  /**
   * A model of given weights.
   *
   * @param weights of each unit of the mean state, then of {@code log m}, then {@code b}
   * @param least the least {@code log(n / m)} that is predicted
   * @param most the largest
   */
  LengthModel(float[] weights, float least, float most) {
    this.weights = weights.clone();
    this.least = least;
    this.most = most;
  }

  /** The number of units of a state. */
  int units() {
    return weights.length - 2;
  }

  float[] weights() {
    return weights.clone();
  }

  float least() {
    return least;
  }

  float most() {
    return most;
  }

  /**
   * The expected words of a translation per source word. It depends on the sentence alone: states
   * are summed in their order.
   *
   * @param output a batch that was read; of several sources the first counts
   * @param row the sentence's row
   * @param words of the source, {@code </s>} included
   */
  public double ratio(EncoderOutput output, int row, int words) {
    double sum = weights[units()] * StrictMath.log(words) + weights[units() + 1];
    for (int unit = 0; unit < units(); unit++) {
      sum += weights[unit] * mean(output, row, unit);
    }
    return StrictMath.exp(Math.min(most, Math.max(least, sum)));
  }

  /** One unit of the mean of a sentence's states. */
  static double mean(EncoderOutput output, int row, int unit) {
    Tensor states = output.states().value();
    SequenceLayout layout = output.layout();
    int length = layout.length(row); // of a pyramid less than the words
    double sum = 0;
    for (int t = 0; t < length; t++) {
      sum += states.get(layout.position(t, row), unit);
    }
    return sum / length;
  }
}

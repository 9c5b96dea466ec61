package io.dragoman.autograd;

import io.dragoman.tensor.Tensor;
import java.util.SplittableRandom;

/** Noise that is there in training alone. */
public final class NoiseOps {
  private NoiseOps() {}

  /**
   * {@code y = x + noise}, normal with mean 0 and deviation 1; x itself on tapes without {@link
   * Randomness}. The noise of a row depends on layer, sentence and time alone, and its first values
   * do not depend on how many there are.
   *
   * @param sentences what identifies the sentence in each row; may hold more
   */
  public static Variable addNormal(Tape tape, Variable x, int layer, int time, long[] sentences) {
    if (tape.randomness().isEmpty()) {
      return x;
    }
    Randomness randomness = tape.randomness().get();
    Tensor y = tape.take(x.rows(), x.columns());
    for (int row = 0; row < y.rows(); row++) {
      SplittableRandom random = new SplittableRandom(randomness.key(layer, sentences[row], time));
      for (int j = 0; j < y.columns(); j++) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double noise = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
        y.set(row, j, (float) (x.value().get(row, j) + noise));
      }
    }
    Variable result = tape.variable(y);
    if (tape.isRecording()) {
      tape.record(
          () -> {
            if (result.hasGradient() && x.isDifferentiable()) {
              tape.kernels().add(result.gradient(), x.gradient());
            }
          });
    }
    return result;
  }
}

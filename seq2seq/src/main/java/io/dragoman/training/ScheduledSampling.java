package io.dragoman.training;

import io.dragoman.autograd.ChoiceOps;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.config.LossConfig.SamplingConfig;
import io.dragoman.model.Decoder.InputChooser;
import io.dragoman.model.SequenceBatch;

/**
 * Scheduled sampling (Bengio et al. 2015): the decoder reads the known word with a probability that
 * falls with the updates, else its own. The choice depends on seed, update, line and time step.
 */
final class ScheduledSampling {
  private static final int CHOICE = 1_000; // beyond all layers of dropout
  private static final int WORD = 1_001;

  private final SamplingConfig config;

  ScheduledSampling(SamplingConfig config) {
    this.config = config;
  }

  /** The probability of reading the known word in an update, counted from 1. */
  double known(long update) {
    double i = update - 1;
    double n = config.updates();
    double probability =
        switch (config.decay()) {
          case "linear" -> 1 - i / n;
          case "exponential" -> StrictMath.exp(-i / n);
          case "inverse-sigmoid" -> n / (n + StrictMath.exp(i / n));
          default -> 1;
        };
    return Math.max(config.least(), probability);
  }

  /** Chooses the words that a decoder reads. */
  InputChooser chooser(Tape tape, SequenceBatch input, Randomness randomness) {
    double known = known(randomness.update());
    return (time, rows, logits) -> {
      int[] words = own(tape, logits, rows, time, input, randomness);
      for (int row = 0; row < rows; row++) {
        if (randomness.uniform(CHOICE, input.keys()[row], time) < known) {
          words[row] = input.ids()[input.layout().position(time, row)];
        }
      }
      return words;
    };
  }

  private int[] own(
      Tape tape, Variable logits, int rows, int time, SequenceBatch input, Randomness randomness) {
    if (config.choice().equals("best")) {
      return ChoiceOps.best(logits, rows);
    }
    double[] uniforms = new double[rows];
    for (int row = 0; row < rows; row++) {
      uniforms[row] = randomness.uniform(WORD, input.keys()[row], time);
    }
    return ChoiceOps.draw(tape, logits, uniforms);
  }
}

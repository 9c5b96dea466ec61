package io.dragoman.optim;

/** Says the learning rate of every update. */
public interface LearningRateSchedule {

  /** The learning rate of an update, counted from 1. */
  double learningRate(long update);

  /**
   * Takes note of a validation.
   *
   * @param score greater is better: BLEU, or the loss negated
   * @return whether the learning rate was reduced
   */
  boolean validated(double score);

  /** Takes note that an epoch is over. */
  default void epochEnded() {}

  /** What must be kept to go on later as if never stopped. */
  State state();

  /** Goes on from a state that was kept. */
  void restore(State state);

  /**
   * What a schedule remembers of validations and epochs.
   *
   * @param reductions how often the rate was reduced or, where epochs reduce it, the epochs done
   * @param best the best score so far
   * @param waiting validations since the last improvement or reduction
   */
  record State(int reductions, double best, int waiting) {}
}

package io.dragoman.config;

/**
 * Stochastic weight averaging: the plain mean of the weights at equal distances (Izmailov et al.
 * 2018).
 *
 * @param from after which epochs or updates it begins
 * @param every how often the weights enter the mean
 * @param learningRate the rate from then on, or the lowest of a cycle; 0 leaves it to the schedule
 * @param highLearningRate where each cycle of {@code every} starts; 0 for a constant rate
 */
public record SwaConfig(Budget from, Every every, double learningRate, double highLearningRate) {

  static SwaConfig standard() {
    return new SwaConfig(Budget.NONE, Every.epochs(1), 0, 0);
  }

  /** Whether a mean is kept at all. */
  public boolean isOn() {
    return !from.isNone();
  }

  /** Whether the update is after the beginning; counted from 1 as the epoch is. */
  public boolean isActive(long update, int epoch) {
    return switch (from.unit()) {
      case EPOCHS -> epoch > from.count();
      case UPDATES -> update > from.count();
      default -> false;
    };
  }

  /** The updates before the beginning, if it is given so; else 0. */
  public long firstUpdates() {
    return from.unit() == Budget.Unit.UPDATES ? from.count() : 0;
  }

  /** The rate of an update that is after the beginning. */
  public double rate(long update, double scheduled) {
    if (learningRate == 0) {
      return scheduled;
    }
    if (highLearningRate == 0) {
      return learningRate;
    }
    int last = every.count() - 1;
    double share = (double) ((update - from.count() - 1) % every.count()) / Math.max(1, last);
    return highLearningRate + share * (learningRate - highLearningRate);
  }
}

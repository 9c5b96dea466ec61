package io.dragoman.optim;

/**
 * Rises linearly, stays, and is reduced each time validation stops improving: {@code rate =
 * max(minimum, initial * factor^reductions) * min(1, update / warmup)}.
 */
public final class PlateauSchedule implements LearningRateSchedule {
  private final double initial;
  private final Config config;
  private State state = new State(0, -Double.MAX_VALUE, 0);

  /**
   * When and how far the rate is reduced.
   *
   * @param warmup updates over which the rate rises from 0; 0 for none
   * @param patience validations in a row without improvement that cause a reduction; 0 for never
   * @param factor what the rate is multiplied by then, between 0 and 1
   * @param minimum where reduction ends
   */
  public record Config(int warmup, int patience, double factor, double minimum) {
    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Config {
      require("warmup", warmup, warmup >= 0, "0 or more");
      require("patience", patience, patience >= 0, "0 or more");
      require("factor", factor, factor > 0 && factor < 1, "between 0 and 1");
      require("minimum", minimum, minimum >= 0, "0 or more");
    }

    private static void require(String key, Number value, boolean ok, String range) {
      if (!ok) {
        throw new IllegalArgumentException("schedule." + key + ": " + value + " must be " + range);
      }
    }
  }

  public PlateauSchedule(double initial, Config config) {
    this.initial = initial;
    this.config = config;
  }

  @Override
  public double learningRate(long update) {
    double rate = reduced(state.reductions());
    return update < config.warmup() ? rate * update / config.warmup() : rate;
  }

  private double reduced(int reductions) {
    double rate = initial;
    for (int i = 0; i < reductions; i++) {
      rate *= config.factor();
    }
    return Math.max(rate, Math.min(initial, config.minimum()));
  }

  @Override
  public boolean validated(double score) {
    if (score > state.best()) {
      state = new State(state.reductions(), score, 0);
      return false;
    }
    int waiting = state.waiting() + 1;
    boolean due = config.patience() > 0 && waiting >= config.patience();
    boolean lower = reduced(state.reductions() + 1) < reduced(state.reductions());
    if (due && lower) {
      state = new State(state.reductions() + 1, state.best(), 0);
      return true;
    }
    state = new State(state.reductions(), state.best(), waiting);
    return false;
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public void restore(State state) {
    this.state = state;
  }
}

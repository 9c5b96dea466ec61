package io.dragoman.training;

import io.dragoman.config.DivergenceConfig;
import io.dragoman.config.DivergenceConfig.Action;
import io.dragoman.kernels.Kernels;
import java.util.Locale;
import java.util.Optional;

/**
 * Notices when a loss explodes and goes back to the last good weights when training diverges.
 *
 * <p>The running mean of losses moves by 1/n at first and by {@value #SHARE} later. A good state is
 * copied at the start and every {@code snapshot-every} updates.
 */
public final class DivergenceGuard {
  private static final double SHARE = 0.02;
  private static final int LOSSES_NEEDED = 20;

  private final DivergenceConfig config;
  private final Kernels kernels;
  private final ParameterUpdater<?> updater;
  private final Optional<GoodState> good;
  private State state = State.START;

  /**
   * What must be kept to go on as if never stopped.
   *
   * @param meanLoss running mean of the loss of a unit
   * @param losses in the mean
   * @param recoveries so far
   */
  public record State(double meanLoss, long losses, int recoveries) {
    static final State START = new State(0, 0, 0);
  }

  DivergenceGuard(DivergenceConfig config, ParameterUpdater<?> updater, Kernels kernels) {
    this.config = config;
    this.kernels = kernels;
    this.updater = updater;
    good = config.action() == Action.RECOVER ? Optional.of(updater.goodState()) : Optional.empty();
  }

  /** Goes on from what was kept; without a good state from elsewhere this one is. */
  void begin(State kept, long update) {
    state = kept;
    updater.setRateFactor(rateFactor());
    good.filter(each -> each.update() < 0).ifPresent(each -> each.take(update));
  }

  /** What is wrong with the loss of a unit, if it exploded. */
  Optional<String> explosion(double loss) {
    boolean exploded =
        config.lossFactor() > 0
            && state.losses() >= LOSSES_NEEDED
            && loss > config.lossFactor() * state.meanLoss();
    return exploded
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the loss is more than %s times its running mean of %.3f",
                config.lossFactor(),
                state.meanLoss()))
        : Optional.empty();
  }

  /** Takes note of an update that was well. */
  void done(long update, double loss) {
    if (config.lossFactor() > 0) {
      double share = Math.max(SHARE, 1.0 / (state.losses() + 1));
      double mean = state.meanLoss() + share * (loss - state.meanLoss());
      state = new State(mean, state.losses() + 1, state.recoveries());
    }
    if (update % config.snapshotEvery() == 0) {
      good.ifPresent(each -> each.take(update));
    }
  }

  /**
   * Goes back, if the configuration says so and it was not too often.
   *
   * @return what was done, or nothing if training must stop
   */
  Optional<String> recover() {
    if (good.isEmpty() || state.recoveries() >= config.maxRecoveries()) {
      return Optional.empty();
    }
    good.get().restore(kernels);
    state = new State(state.meanLoss(), state.losses(), state.recoveries() + 1);
    updater.setRateFactor(rateFactor());
    return Optional.of(
        String.format(
            Locale.ROOT,
            "back to the weights after update %d, learning rate times %.3g (recovery %d of %d)",
            good.get().update(),
            rateFactor(),
            state.recoveries(),
            config.maxRecoveries()));
  }

  private double rateFactor() {
    return StrictMath.pow(config.rateFactor(), state.recoveries());
  }

  State state() {
    return state;
  }

  /** The last good state, if one is kept. */
  public Optional<GoodState> good() {
    return good;
  }
}

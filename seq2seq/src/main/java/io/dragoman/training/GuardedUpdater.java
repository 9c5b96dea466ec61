package io.dragoman.training;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.config.TrainingConfig;
import io.dragoman.kernels.Kernels;
import java.util.List;
import java.util.Optional;

/**
 * Updates that are left out when the loss or a gradient is not finite or the loss explodes.
 *
 * @param <B> a shard of a batch
 */
public final class GuardedUpdater<B> {
  private final ParameterUpdater<B> updater;
  private final DivergenceGuard guard;

  /** Guards an updater as the configuration says. */
  public GuardedUpdater(ParameterUpdater<B> updater, TrainingConfig config, Kernels kernels) {
    this.updater = updater;
    guard = new DivergenceGuard(config.divergence(), updater, kernels);
  }

  /**
   * What an update did.
   *
   * @param loss sums over the units of all batches
   * @param norm of the gradient before clipping
   * @param learningRate the rate used
   * @param problem what was wrong, so that nothing was learned
   * @param recovery what was done about it; empty if training must stop
   */
  public record Outcome(
      Loss loss,
      double norm,
      double learningRate,
      Optional<String> problem,
      Optional<String> recovery) {}

  /**
   * Learns from batches that make one update together.
   *
   * @param batches each in shards
   */
  public Outcome update(List<List<B>> batches, UpdatePosition at) {
    Loss loss = updater.differentiateAll(batches, at.number());
    double norm = updater.norm().value();
    double mean = loss.loss() / loss.rows();
    Optional<String> problem = notFinite(loss).or(() -> guard.explosion(mean));
    if (problem.isEmpty()) {
      double rate = updater.change(at);
      guard.done(at.number(), mean);
      return new Outcome(loss, norm, rate, problem, Optional.empty());
    }
    Optional<String> recovery = guard.recover();
    recovery.ifPresent(done -> updater.passed(at));
    return new Outcome(loss, norm, updater.learningRate(at), problem, recovery);
  }

  private Optional<String> notFinite(Loss loss) {
    Optional<Parameter> broken = updater.norm().firstNonFinite();
    if (broken.isEmpty() && Double.isFinite(loss.loss())) {
      return Optional.empty();
    }
    String where = broken.map(each -> "the gradient of " + each.name()).orElse("the loss");
    return Optional.of(where + " is not finite");
  }

  /** Takes the weights as they are for the first good ones of a new training. */
  public void begin() {
    guard.begin(DivergenceGuard.State.START, 0);
  }

  DivergenceGuard guard() {
    return guard;
  }
}

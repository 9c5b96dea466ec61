package io.dragoman.examples.options;

import io.dragoman.config.RunConfig;
import picocli.CommandLine.Option;

/** Options of examples that train a network of their own: what chance depends on, and threads. */
public final class RunOptions {
  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed repeats a run; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Workers; default all cores. Never changes results.")
  private int threads;

  /** What chance depends on. */
  public long seed() {
    return seed;
  }

  /** How to train, by Adam for at most so many epochs. */
  public RunConfig config(int epochs, double learningRate) {
    return RunConfig.standard()
        .with(
            "training.seed=" + seed,
            "training.threads=" + threads,
            "training.max-epochs=" + epochs,
            "training.optimizer.learning-rate=" + learningRate);
  }
}

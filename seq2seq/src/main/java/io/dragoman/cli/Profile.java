package io.dragoman.cli;

import io.dragoman.bench.FmaPeak;
import io.dragoman.config.TrainingConfig;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.training.PhaseTimer;
import io.dragoman.training.PhaseTimes;
import io.dragoman.training.TrainingEvent;
import io.dragoman.training.TrainingEvent.Finished;
import io.dragoman.training.TrainingEvent.Validated;
import io.dragoman.training.TrainingListener;

/** Shows where the time goes: a line with every validation and a table at the end. */
final class Profile implements TrainingListener {
  private final PhaseTimer timer = PhaseTimer.measuring();
  private final Console console;
  private final int threads;
  private final int parallel;
  private PhaseTimes shown;

  Profile(TrainingConfig config, Console console) {
    this.console = console;
    threads = config.threads() > 0 ? config.threads() : Runtime.getRuntime().availableProcessors();
    parallel = Math.min(threads, config.shards());
    shown = timer.times();
  }

  /** What training is to be timed with. */
  PhaseTimer timer() {
    return timer;
  }

  @Override
  public void on(TrainingEvent event) {
    if (event instanceof Validated) {
      PhaseTimes now = timer.times();
      console.err().println("profile  " + new ProfileTable(now.since(shown), parallel).brief());
      shown = now;
    } else if (event instanceof Finished && timer.times().updates() > 0) {
      PhaseTimes all = timer.times();
      new ProfileTable(all, parallel)
          .lines(FmaPeak.measure(KernelsSelector.kernels(), threads))
          .forEach(console.err()::println);
    }
  }
}

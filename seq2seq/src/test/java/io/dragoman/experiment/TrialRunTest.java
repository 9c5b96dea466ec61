package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.config.RunConfig;
import io.dragoman.toys.Toys;
import io.dragoman.training.PhaseTimer;
import io.dragoman.training.TrainingEvent;
import io.dragoman.training.TrainingEvent.CheckpointSaved;
import io.dragoman.training.TrainingEvent.Finished;
import io.dragoman.training.TrainingEvent.UpdateDone;
import io.dragoman.training.TrainingEvent.Validated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TrialRunTest {
  @TempDir private Path folder;

  private TrialRun run(RunConfig config) throws IOException {
    Toys.write(folder.resolve("source"), folder.resolve("target"), Toys.text(32, 1));
    return TrialRun.prepare(folder.resolve("source"), folder.resolve("target"), config);
  }

  @Test
  void training_is_that_of_a_run_that_leaves_a_model() throws IOException {
    RunConfig config = Toys.config("training.max-updates=6", "training.average=0.9");
    TrialRun trial = run(config);
    trial.run(List.of(), PhaseTimer.idle());

    Map<String, Integer> kept;
    TrainingFiles files =
        TrainingFiles.of(
            folder.resolve("source"),
            folder.resolve("target"),
            folder.resolve("source"),
            folder.resolve("target"));
    try (TrainingRun real = TrainingRun.prepare(files, folder.resolve("model"), config, "a test")) {
      real.run(List.of());
      kept = Toys.bits(real.model());
    }
    assertThat(Toys.bits(trial.model())).isEqualTo(kept);
  }

  @Test
  void it_goes_on_over_epochs_without_validation_and_leaves_nothing() throws IOException {
    List<TrainingEvent> events = new ArrayList<>();
    run(Toys.config("training.max-updates=10", "training.max-epochs=1"))
        .run(List.of(events::add), PhaseTimer.idle());

    assertThat(events.stream().filter(UpdateDone.class::isInstance)).hasSize(10);
    assertThat(events.stream().filter(Validated.class::isInstance)).isEmpty();
    assertThat(events.stream().filter(CheckpointSaved.class::isInstance)).hasSize(1); // to nowhere
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("source", "target");
    }
  }

  @Test
  void it_can_be_stopped_before_and_while_it_runs() throws IOException {
    List<TrainingEvent> events = new ArrayList<>();
    TrialRun before = run(Toys.config());
    before.requestStop();
    before.run(List.of(events::add), PhaseTimer.idle());
    assertThat(events.stream().filter(UpdateDone.class::isInstance)).isEmpty();

    TrialRun during = run(Toys.config());
    during.run(
        List.of(
            event -> {
              events.add(event);
              if (event instanceof UpdateDone done && done.state().update() == 3) {
                during.requestStop();
              }
            }),
        PhaseTimer.idle());
    assertThat(events.stream().filter(UpdateDone.class::isInstance)).hasSize(3);
    assertThat(events.get(events.size() - 1)).isInstanceOf(Finished.class);
  }

  @Test
  void it_tells_what_it_works_with() throws IOException {
    TrialRun run = run(Toys.config("training.threads=3", "training.shards=2"));

    assertThat(run.threads()).isEqualTo(3);
    assertThat(run.parallelShards()).isEqualTo(2);
  }
}

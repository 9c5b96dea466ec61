package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.config.RunConfig;
import io.dragoman.model.ModelWork;
import io.dragoman.toys.Toys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Four updates of two shards an epoch, one validation and one checkpoint. */
@Timeout(60)
class PhaseTimerTest {
  private static final RunConfig CONFIG = Toys.config("training.max-epochs=1");

  @TempDir private Path folder;

  /** Trains for an epoch. */
  private static Map<String, Integer> train(PhaseTimer timer) {
    try (Workers workers = new Workers(2)) {
      Learner learner =
          new Learner(Toys.model(CONFIG), CONFIG.training(), Toys.kernels(), workers, timer);
      new Trainer(
              learner,
              CONFIG.training(),
              Toys.batcher(Toys.corpus(32, 1), CONFIG),
              () -> new ValidationResult(1, 0, 0),
              state -> {},
              List.of())
          .train(TrainingState.start(learner.schedule()));
      return Toys.bits(learner.model());
    }
  }

  @Test
  void every_phase_takes_time_and_no_more_than_there_is() {
    PhaseTimer timer = PhaseTimer.measuring();
    train(timer);
    PhaseTimes times = timer.times();

    for (Phase phase : Phase.values()) {
      assertThat(times.nanos().get(phase)).as(phase.label()).isPositive();
    }
    assertThat(times.otherNanos(2)).isBetween(0.0, (double) times.wallNanos());
    assertThat(times.updates()).isEqualTo(4);
    assertThat(times.targetTokens()).isEqualTo(Toys.corpus(32, 1).targetTokens());
  }

  @Test
  void the_work_of_all_batches_is_counted() {
    PhaseTimer timer = PhaseTimer.measuring();
    train(timer);

    ModelWork work = ModelWork.of(Toys.model(CONFIG));
    long expected = 0;
    for (var batch : Toys.batcher(Toys.corpus(32, 1), CONFIG).batches(1)) {
      expected += work.training(batch.whole());
    }
    assertThat(timer.times().operations()).isEqualTo(expected);
  }

  @Test
  void training_has_the_same_bits_with_and_without_a_timer() {
    assertThat(train(PhaseTimer.measuring())).isEqualTo(train(PhaseTimer.idle()));
  }

  @Test
  void an_idle_timer_makes_no_spans() {
    PhaseTimer timer = PhaseTimer.idle();

    PhaseTimer.Span span = timer.begin(Phase.WEIGHT_GRADIENTS);
    assertThat(timer.begin(Phase.FORWARD, 1)).isSameAs(span);
    span.end();
    assertThat(timer.times().nanos().values()).containsOnly(0L);
    assertThat(timer.times().wallNanos()).isZero();
  }

  @Test
  void a_recording_holds_every_phase_with_its_update_and_shard() throws IOException {
    Path file = folder.resolve("phases.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("io.dragoman.TrainingPhase");
      recording.start();
      train(PhaseTimer.idle());
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events = new ArrayList<>(RecordingFile.readAllEvents(file));
    events.removeIf(event -> !event.getEventType().getName().equals("io.dragoman.TrainingPhase"));

    Map<String, List<String>> seen =
        events.stream()
            .collect(
                Collectors.groupingBy(
                    event -> event.getString("phase"),
                    Collectors.mapping(place(), Collectors.toList())));
    List<String> shards = List.of("1/0", "1/1", "2/0", "2/1", "3/0", "3/1", "4/0", "4/1");
    List<String> updates = List.of("1/0", "2/0", "3/0", "4/0");
    assertThat(seen.get("FORWARD")).containsExactlyInAnyOrderElementsOf(shards);
    assertThat(seen.get("BACKWARD")).containsExactlyInAnyOrderElementsOf(shards);
    for (String phase : List.of("BATCH", "WEIGHT_GRADIENTS", "OPTIMIZER")) {
      assertThat(seen.get(phase)).as(phase).containsExactlyInAnyOrderElementsOf(updates);
    }
    assertThat(seen.get("VALIDATION")).containsExactly("4/0");
    assertThat(seen.get("CHECKPOINT")).containsExactly("4/0");
    assertThat(events.get(0).getEventType().getCategoryNames()).containsExactly("Dragoman");
    assertThat(events).allMatch(event -> !event.getDuration().isNegative());
  }

  private static Function<RecordedEvent, String> place() {
    return event -> event.getLong("update") + "/" + event.getInt("shard");
  }
}

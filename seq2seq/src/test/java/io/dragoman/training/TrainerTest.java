package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.config.RunConfig;
import io.dragoman.config.StoppingMetric;
import io.dragoman.optim.LearningRateSchedule;
import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingEvent.CheckpointSaved;
import io.dragoman.training.TrainingEvent.Finished;
import io.dragoman.training.TrainingEvent.Started;
import io.dragoman.training.TrainingEvent.StopReason;
import io.dragoman.training.TrainingEvent.UpdateDone;
import io.dragoman.training.TrainingEvent.Validated;
import io.dragoman.training.TrainingState.Best;
import io.dragoman.training.TrainingState.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four batches of eight sentences an epoch. */
@Timeout(60)
class TrainerTest {
  private final Workers workers = new Workers(1);
  private final List<String> events = new ArrayList<>();
  private final List<TrainingState> saved = new ArrayList<>();
  private double[] scores = {};
  private int validations;
  private Learner learner;
  private Trainer trainer;
  private Runnable onUpdate = () -> {};

  @AfterEach
  void closeWorkers() {
    workers.close();
  }

  private TrainingState train(String... settings) {
    return train(null, settings);
  }

  private TrainingState train(TrainingState from, String... settings) {
    RunConfig config = Toys.config(settings);
    learner = new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
    trainer =
        new Trainer(
            learner,
            config.training(),
            Toys.batcher(Toys.corpus(32, 1), config),
            this::validate,
            state -> {
              events.add("save");
              saved.add(state);
            },
            List.of(this::note));
    return trainer.train(from == null ? TrainingState.start(learner.schedule()) : from);
  }

  /** The next score as BLEU, and its complement to 100 as loss; the last one again and again. */
  private ValidationResult validate() {
    double score = scores.length == 0 ? 1 : scores[Math.min(validations, scores.length - 1)];
    validations++;
    return new ValidationResult(100 - score, 0.5, score);
  }

  private void note(TrainingEvent event) {
    if (event instanceof Started started) {
      events.add("start at " + started.state().update() + " of " + started.batchesInEpoch());
    } else if (event instanceof UpdateDone done) {
      TrainingState state = done.state();
      events.add(state.update() + ":" + state.epoch() + "/" + state.batch());
      onUpdate.run();
    } else if (event instanceof Validated validated) {
      events.add(validated.improved() ? "better" : "no better");
    } else if (event instanceof CheckpointSaved checkpoint) {
      events.add(checkpoint.best() ? "saved best" : "saved");
    } else if (event instanceof Finished finished) {
      events.add(finished.reason().toString());
    }
  }

  private List<Long> savedUpdates() {
    return saved.stream().map(TrainingState::update).toList();
  }

  @Test
  void events_come_in_order() {
    scores = new double[] {5, 4};
    TrainingState end = train("training.max-epochs=2");

    assertThat(events)
        .containsExactly(
            "start at 0 of 4",
            "1:1/1",
            "2:1/2",
            "3:1/3",
            "4:1/4",
            "better",
            "save",
            "saved best",
            "5:2/1",
            "6:2/2",
            "7:2/3",
            "8:2/4",
            "no better",
            "save",
            "saved",
            "EPOCHS");
    assertThat(end)
        .isEqualTo(
            new TrainingState(
                8,
                2,
                4,
                learner.schedule().state(),
                new Best(4, 5),
                1,
                new Progress(
                    2 * Toys.corpus(32, 1).targetTokens(),
                    DivergenceGuard.State.START,
                    new Best(8, 4))));
    assertThat(saved.get(1)).isEqualTo(end);
  }

  @Test
  void an_update_is_told_with_its_sizes() {
    List<UpdateDone> updates = new ArrayList<>();
    RunConfig config = Toys.config("training.max-updates=4");
    Learner fresh = new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
    new Trainer(
            fresh,
            config.training(),
            Toys.batcher(Toys.corpus(32, 1), config),
            this::validate,
            state -> {},
            List.of(
                event -> {
                  if (event instanceof UpdateDone done) {
                    updates.add(done);
                  }
                }))
        .train(TrainingState.start(fresh.schedule()));

    assertThat(updates).allMatch(each -> each.sentences() == 8 && each.batchesInEpoch() == 4);
    assertThat(updates.stream().mapToInt(each -> each.result().loss().rows()).sum())
        .isEqualTo((int) Toys.corpus(32, 1).targetTokens());
    assertThat(updates.stream().mapToInt(UpdateDone::sourceTokens).sum())
        .isEqualTo((int) Toys.corpus(32, 1).targetTokens()); // the sides have the same lengths
  }

  @ParameterizedTest
  @CsvSource({
    // validate, checkpoint, validations in 12 updates, where checkpoints are due besides the end
    "1e, 1e, 3, '4 8 12'",
    "2e, 1e, 1, '4 8 12'",
    "1e, 2e, 3, '4 8 12'", // 4 is the best
    "5u, 100u, 2, '5 12'",
    "100u, 5u, 0, '5 10 12'",
    "3u, 4u, 4, '3 4 8 12'",
  })
  void validations_and_checkpoints_come_when_they_are_due(
      String validate, String checkpoint, int expected, String updates) {
    train(
        "training.max-epochs=3",
        "training.validate-every=" + validate,
        "training.checkpoint-every=" + checkpoint);

    assertThat(validations).isEqualTo(expected);
    assertThat(savedUpdates())
        .containsExactly(Arrays.stream(updates.split(" ")).map(Long::valueOf).toArray(Long[]::new));
  }

  @ParameterizedTest
  @CsvSource({"6, 1000, 6, UPDATES", "100, 2, 8, EPOCHS", "8, 2, 8, EPOCHS"})
  void training_ends_at_the_first_limit(int updates, int epochs, long end, StopReason reason) {
    TrainingState state = train("training.max-updates=" + updates, "training.max-epochs=" + epochs);

    assertThat(state.update()).isEqualTo(end);
    assertThat(events).endsWith("saved", reason.toString());
    assertThat(saved.get(saved.size() - 1)).isEqualTo(state);
  }

  @Test
  void training_ends_early_after_enough_validations_without_improvement() {
    scores = new double[] {1, 3, 2, 4, 4, 3, 4};
    TrainingState end = train("training.early-stopping-patience=3", "training.validate-every=2u");

    assertThat(events).endsWith("EARLY");
    assertThat(end.update()).isEqualTo(14);
    assertThat(end.best()).isEqualTo(new Best(8, 4));
    assertThat(end.waiting()).isEqualTo(3);
    assertThat(savedUpdates()).containsExactly(2L, 4L, 8L, 12L, 14L); // better, epochs, the end
  }

  @Test
  void no_patience_never_ends_early() {
    scores = new double[] {3, 1};
    train("training.early-stopping-patience=0", "training.max-epochs=9");

    assertThat(events).endsWith("EPOCHS");
    assertThat(validations).isEqualTo(9);
  }

  @Test
  void the_loss_must_fall_if_it_is_the_metric() {
    scores = new double[] {10, 20, 15};
    TrainingState end =
        train("training.early-stopping-metric=loss", "training.early-stopping-patience=1");

    assertThat(end.best()).isEqualTo(new Best(8, -80));
    assertThat(end.update()).isEqualTo(12);
  }

  @Test
  void a_score_that_is_no_number_is_no_improvement() {
    scores = new double[] {Double.NaN, Double.NaN, 0, Double.NaN};
    TrainingState end = train("training.max-epochs=4", "training.decay-patience=2");

    assertThat(events).contains("no better", "better");
    assertThat(end.best()).isEqualTo(new Best(12, 0));
    assertThat(end.waiting()).isEqualTo(1);
    assertThat(end.schedule()).isEqualTo(new LearningRateSchedule.State(1, 0, 1));
  }

  @Test
  void the_learning_rate_decays_on_a_plateau() {
    scores = new double[] {3};
    List<Double> rates = new ArrayList<>();
    onUpdate = () -> rates.add(learner.schedule().learningRate(1));
    train("training.max-epochs=3", "training.decay-patience=1", "training.decay-factor=0.1");

    assertThat(rates.subList(0, 8)).containsOnly(0.01);
    assertThat(rates.subList(8, 12)).containsOnly(0.001);
  }

  @Test
  void a_stop_asked_for_ends_training_after_the_update_with_a_checkpoint() {
    onUpdate =
        () -> {
          if (events.get(events.size() - 1).startsWith("6:")) {
            trainer.requestStop();
          }
        };
    TrainingState end = train();

    assertThat(end.update()).isEqualTo(6);
    assertThat(events).endsWith("6:2/2", "save", "saved", "REQUESTED");
  }

  @Test
  void a_stop_asked_for_during_validation_still_leaves_a_checkpoint() {
    scores = new double[] {1, 0};
    RunConfig config = Toys.config("training.checkpoint-every=100u", "training.validate-every=3u");
    learner = new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
    Validation stopping =
        () -> {
          if (validations == 1) {
            trainer.requestStop();
          }
          return validate();
        };
    trainer =
        new Trainer(
            learner,
            config.training(),
            Toys.batcher(Toys.corpus(32, 1), config),
            stopping,
            saved::add,
            List.of(this::note));
    trainer.train(TrainingState.start(learner.schedule()));

    assertThat(savedUpdates()).containsExactly(3L, 6L);
    assertThat(events).endsWith("no better", "saved", "REQUESTED");
  }

  @Test
  void training_that_was_over_does_nothing_more() {
    TrainingState end = train("training.max-epochs=1");
    events.clear();
    saved.clear();

    assertThat(train(end, "training.max-epochs=1")).isEqualTo(end);
    assertThat(events).containsExactly("start at 4 of 4", "EPOCHS");
    assertThat(saved).isEmpty();
  }

  @Test
  void training_goes_on_at_the_batch_after_the_last() {
    TrainingState middle = train("training.max-updates=6");
    events.clear();
    train(middle, "training.max-updates=9");

    assertThat(events).containsSubsequence("start at 6 of 4", "7:2/3", "8:2/4", "9:3/1", "UPDATES");
  }

  @Test
  void what_validation_sees_is_the_average() {
    List<Map<String, Integer>> seen = new ArrayList<>();
    RunConfig config = Toys.config("training.average=0.9", "training.max-epochs=1");
    learner = new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
    new Trainer(
            learner,
            config.training(),
            Toys.batcher(Toys.corpus(32, 1), config),
            () -> {
              seen.add(Toys.bits(learner.model()));
              return validate();
            },
            state -> {},
            List.of())
        .train(TrainingState.start(learner.schedule()));

    assertThat(seen).doesNotContain(Toys.bits(learner.model()));
    learner.withAverage(() -> assertThat(seen).containsExactly(Toys.bits(learner.model())));
  }

  @Test
  void a_failing_update_leaves_no_checkpoint() {
    onUpdate =
        () -> {
          learner.model().parameters().get("decoder.output.bias").value().data()[0] = Float.NaN;
          learner.model().parameters().get("decoder.output.bias").changed();
        };
    assertThatThrownBy(() -> train())
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith("update 2: the gradient of ");
    assertThat(saved).isEmpty();
    assertThat(events).containsExactly("start at 0 of 4", "1:1/1");
  }

  @ParameterizedTest
  @CsvSource({"1e, 4", "5u, 5", "1t, 1", "70t, 3", "1kt, 40", "none, 40"})
  void training_ends_when_its_duration_is_over(String duration, long end) {
    int tokens = (int) Toys.corpus(32, 1).targetTokens();
    assertThat(tokens).isBetween(90, 180); // an epoch
    TrainingState state =
        train(
            "training.max-epochs=10",
            "training.max-duration=" + duration,
            "training.early-stopping-patience=0");

    if (duration.endsWith("kt")) {
      assertThat(state.progress().targetTokens()).isBetween(1000L, 1100L);
    } else if (duration.equals("70t")) {
      assertThat(state.progress().targetTokens()).isBetween(70L, 130L);
    } else {
      assertThat(state.update()).isEqualTo(end);
    }
    assertThat(events).endsWith(duration.equals("none") ? "EPOCHS" : "DURATION");
    assertThat(saved.get(saved.size() - 1)).isEqualTo(state);
  }

  @Test
  void time_is_that_of_the_process() {
    long[] now = {5};
    RunConfig config = Toys.config("training.max-duration=30m", "training.max-epochs=9");
    learner = new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
    for (long end = 3; end <= 6; end += 3) {
      TrainingState from =
          saved.isEmpty() ? TrainingState.start(learner.schedule()) : saved.get(saved.size() - 1);
      TrainingState state =
          new Trainer(
                  learner,
                  config.training(),
                  Toys.batcher(Toys.corpus(32, 1), config),
                  this::validate,
                  saved::add,
                  List.of(
                      event -> {
                        if (event instanceof UpdateDone) {
                          now[0] += 10 * 60 * 1_000_000_000L;
                        }
                      }),
                  () -> now[0])
              .train(from);
      assertThat(state.update()).isEqualTo(end);
      assertThat(saved.get(saved.size() - 1)).isEqualTo(state);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BLEU, 3",
    "LOSS, -97",
    "PERPLEXITY, -1.33833e42",
    "ACCURACY, 0.5",
    "CHRF, 6",
    "TER, -9",
    "WER, -12"
  })
  void any_metric_may_be_what_must_improve(StoppingMetric metric, double best) {
    RunConfig config =
        Toys.config(
            "training.max-epochs=1",
            "training.early-stopping-metric=" + metric.name().toLowerCase(Locale.ROOT));
    learner = new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
    TrainingState end =
        new Trainer(
                learner,
                config.training(),
                Toys.batcher(Toys.corpus(32, 1), config),
                () ->
                    new ValidationResult(
                        97,
                        0.5,
                        3,
                        Map.of(
                            StoppingMetric.CHRF, 6.0,
                            StoppingMetric.TER, 9.0,
                            StoppingMetric.WER, 12.0)),
                state -> {},
                List.of())
            .train(TrainingState.start(learner.schedule()));

    assertThat(end.best().score()).isCloseTo(best, within(Math.abs(best) / 1e4));
    assertThat(end.score()).hasValue(end.best().score());
  }

  @Test
  void a_metric_that_was_not_asked_for_has_no_value() {
    assertThatThrownBy(() -> new ValidationResult(1, 1, 1).score(StoppingMetric.TER))
        .hasMessage("validation: TER was not asked for");
  }
}

package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.Parameter;
import io.dragoman.config.RunConfig;
import io.dragoman.data.Batch;
import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingEvent.Recovered;
import io.dragoman.training.TrainingEvent.UpdateDone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DivergenceGuardTest {
  private static final String RECOVER = "training.divergence.action=recover";

  private final Workers workers = new Workers(1);
  private RunConfig config = Toys.config(RECOVER, "training.divergence.snapshot-every=2");

  @AfterEach
  void closeWorkers() {
    workers.close();
  }

  private Learner learner() {
    Learner learner = new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
    learner.guard().begin(DivergenceGuard.State.START, 0);
    return learner;
  }

  private List<Batch> batches() {
    return Toys.batcher(Toys.corpus(64, 1), config).batches(1);
  }

  private static void spoil(Learner learner, float value) {
    Parameter bias = learner.model().parameters().get("decoder.output.bias");
    bias.value().data()[5] = value;
    bias.changed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"training.average=0.9", "training.swa.from=1u", "training.average=0"})
  void recovery_goes_back_to_the_last_copy_and_lowers_the_rate(String average) {
    config = config.with(average);
    Learner learner = learner();
    List<Batch> batches = batches();
    learner.update(batches.get(0), 1);
    learner.update(batches.get(1), 2);
    Map<String, Integer> good = Toys.bits(learner.model());
    learner.update(batches.get(2), 3);
    spoil(learner, Float.NaN);

    Learner.Update failed = learner.update(batches.get(3), 4);

    assertThat(failed.recovery())
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .matches(
                        "update 4: the gradient of \\S+ is not finite \\(loss NaN, lines .*\\):"
                            + " back to the weights after update 2, learning rate times 0\\.500"
                            + " \\(recovery 1 of 5\\)"));
    assertThat(Toys.bits(learner.model())).isEqualTo(good);
    assertThat(learner.optimizer().state().step()).isEqualTo(2);
    assertThat(failed.learningRate()).isEqualTo(0.005);
    Learner.Update next = learner.update(batches.get(4), 5);
    assertThat(next.recovery()).isEmpty();
    assertThat(next.learningRate()).isEqualTo(0.005);
    assertThat(next.loss().loss()).isFinite();
  }

  @Test
  void it_gives_up_after_as_many_recoveries_as_allowed() {
    config = config.with("training.divergence.max-recoveries=2");
    Learner learner = learner();
    for (int update = 1; update <= 2; update++) {
      spoil(learner, Float.POSITIVE_INFINITY);
      assertThat(learner.update(batches().get(0), update).recovery()).isPresent();
    }
    spoil(learner, Float.NaN);
    assertThatThrownBy(() -> learner.update(batches().get(0), 3))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith("update 3: the gradient of ")
        .hasMessageEndingWith("lower training.optimizer.learning-rate or training.clip-norm");
  }

  @Test
  void a_loss_far_above_its_running_mean_is_an_explosion() {
    config = config.with("training.divergence.loss-factor=3");
    Learner learner = learner();
    List<Batch> batches = batches();
    for (int update = 1; update <= 20; update++) {
      assertThat(learner.update(batches.get(update % 8), update).recovery()).isEmpty();
    }
    double mean = learner.guard().state().meanLoss();
    assertThat(mean).isBetween(1.0, 3.0);
    spoil(learner, 400);

    assertThat(learner.update(batches.get(0), 21).recovery())
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .startsWith("update 21: the loss is more than 3.0 times its running mean of ")
                    .contains("back to the weights after update 20,"));
    assertThat(learner.guard().state())
        .isEqualTo(new DivergenceGuard.State(mean, 20, 1)); // the bad loss is not in the mean
  }

  @Test
  void an_explosion_stops_training_that_does_not_recover() {
    config = Toys.config("training.divergence.loss-factor=3");
    Learner learner = learner();
    learner.guard().begin(new DivergenceGuard.State(0.1, 20, 0), 0);
    Map<String, Integer> before = Toys.bits(learner.model());

    assertThatThrownBy(() -> learner.update(batches().get(0), 1))
        .hasMessageStartingWith(
            "update 1: the loss is more than 3.0 times its running mean of 0.1");
    assertThat(Toys.bits(learner.model())).isEqualTo(before);
  }

  @Test
  void the_running_mean_is_plain_at_first() {
    config = Toys.config("training.divergence.loss-factor=3");
    DivergenceGuard guard = learner().guard();
    double sum = 0;
    for (int i = 1; i <= 30; i++) {
      guard.done(i, i);
      sum += i;
      assertThat(guard.state().meanLoss()).isCloseTo(sum / i, within(1e-9));
    }
  }

  @Test
  void a_run_tells_of_the_recovery_and_counts_no_words_of_the_batch() {
    config = config.with("training.max-epochs=2");
    Learner learner = learner();
    List<TrainingEvent> events = new ArrayList<>();
    TrainingState end =
        new Trainer(
                learner,
                config.training(),
                Toys.batcher(Toys.corpus(32, 1), config),
                () -> new ValidationResult(1, 1, 1),
                state -> {},
                List.of(
                    event -> {
                      events.add(event);
                      if (event instanceof UpdateDone done && done.state().update() == 3) {
                        spoil(learner, Float.NaN);
                      }
                    }))
            .train(TrainingState.start(learner.schedule()));

    List<Recovered> recovered =
        events.stream().filter(Recovered.class::isInstance).map(Recovered.class::cast).toList();
    assertThat(recovered).hasSize(1);
    assertThat(recovered.get(0).state().update()).isEqualTo(4);
    assertThat(end.update()).isEqualTo(8);
    assertThat(end.progress().divergence().recoveries()).isEqualTo(1);
    long learned =
        events.stream()
            .filter(UpdateDone.class::isInstance)
            .mapToLong(each -> ((UpdateDone) each).result().targetTokens())
            .sum();
    assertThat(end.progress().targetTokens()).isEqualTo(learned);
  }
}

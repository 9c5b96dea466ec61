package io.dragoman.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.config.RunConfig;
import io.dragoman.config.SwaConfig;
import io.dragoman.toys.Toys;
import io.dragoman.training.TrainingEvent.UpdateDone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stochastic weight averaging; four batches an epoch. */
@Timeout(60)
class StochasticAverageTest {
  private static final String WEIGHT = "decoder.output.weight";

  private final List<Double> rates = new ArrayList<>();

  private double[] mean(String included, RunConfig config) {
    double[] mean = null;
    List<String> at = List.of(included.split(" "));
    List<float[]> weights = new ArrayList<>();
    float[][] average = new float[1][];
    try (Workers workers = new Workers(1)) {
      Learner learner = new Learner(Toys.model(config), config.training(), Toys.kernels(), workers);
      new Trainer(
              learner,
              config.training(),
              Toys.batcher(Toys.corpus(32, 1), config),
              () -> new ValidationResult(1, 1, 1),
              state -> {},
              List.of(
                  event -> {
                    if (event instanceof UpdateDone done) {
                      rates.add(done.result().learningRate());
                      if (at.contains(Long.toString(done.state().update()))) {
                        weights.add(value(learner));
                      }
                    }
                  }))
          .train(TrainingState.start(learner.schedule()));
      learner.withAverage(() -> average[0] = value(learner));
    }
    mean = new double[average[0].length];
    for (int i = 0; i < mean.length; i++) {
      for (float[] each : weights) {
        mean[i] += each[i] / (double) weights.size();
      }
      assertThat((double) average[0][i]).isCloseTo(mean[i], within(1e-6));
    }
    return mean;
  }

  private static float[] value(Learner learner) {
    return learner.model().parameters().get(WEIGHT).value().toArray();
  }

  @ParameterizedTest
  @CsvSource({
    // from, every, updates in the mean
    "1e, 1e, '8 12'",
    "2e, 1e, 12",
    "1e, 2e, 8",
    "5u, 3u, '8 11'",
    "2u, 1e, '4 8 12'",
    "1e, 2u, '6 8 10 12'",
    "9e, 1e, 12", // never begun: the weights themselves
  })
  void the_mean_is_plain_over_the_times_it_is_due(String from, String every, String included) {
    RunConfig config =
        Toys.config(
            "training.swa.from=" + from, "training.swa.every=" + every, "training.max-epochs=3");
    assertThat(mean(included, config)).isNotEmpty();
  }

  @Test
  void the_rate_is_constant_from_the_beginning_on() {
    mean(
        "12",
        Toys.config(
            "training.swa.from=2e", "training.swa.learning-rate=0.002", "training.max-epochs=3"));
    assertThat(rates.subList(0, 8)).containsOnly(0.01);
    assertThat(rates.subList(8, 12)).containsOnly(0.002);
  }

  @Test
  void cycles_fall_from_the_high_rate_to_the_low_and_end_in_the_mean() {
    RunConfig config =
        Toys.config(
            "training.swa.from=2u",
            "training.swa.every=3u",
            "training.swa.learning-rate=0.002",
            "training.swa.high-learning-rate=0.01",
            "training.max-updates=8");
    mean("5 8", config);
    SwaConfig swa = config.training().swa();
    assertThat(rates.subList(0, 2)).containsOnly(0.01);
    for (int i = 0; i < 2; i++) {
      assertThat(rates.get(2 + 3 * i)).isEqualTo(0.01);
      assertThat(rates.get(3 + 3 * i)).isCloseTo(0.006, within(1e-12));
      assertThat(rates.get(4 + 3 * i)).isCloseTo(0.002, within(1e-12));
    }
    assertThat(swa.rate(3, 9)).isEqualTo(0.01);
  }
}

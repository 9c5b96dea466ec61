package io.dragoman.examples.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.config.RunConfig;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ForecasterTest {
  private static final double[] SAWS = saws(200);

  private static double[] saws(int length) {
    double[] values = new double[length];
    Arrays.setAll(values, t -> t % 5);
    return values;
  }

  @Test
  void persistence_repeats_the_last_value() {
    double[][] forecasts = Forecaster.persistence(SAWS, new int[] {7, 10}, 3);
    assertThat(forecasts[0]).containsExactly(1, 1, 1);
    assertThat(forecasts[1]).containsExactly(4, 4, 4);
  }

  @Test
  void the_last_season_repeats_beyond_its_length() {
    double[][] forecasts = Forecaster.seasonal(SAWS, new int[] {10}, 7, 5);
    assertThat(forecasts[0]).containsExactly(0, 1, 2, 3, 4, 0, 1);
  }

  @Test
  void smoothing_finds_level_and_season() {
    HoltWinters smoothing = HoltWinters.fit(Arrays.copyOf(SAWS, 100), 5);
    double[][] forecasts = smoothing.forecast(SAWS, new int[] {120, 122}, 6);
    for (int step = 0; step < 6; step++) {
      assertThat(forecasts[0][step]).isCloseTo(step % 5, within(1e-6));
      assertThat(forecasts[1][step]).isCloseTo((step + 2) % 5, within(1e-6));
    }
  }

  @Test
  void smoothing_follows_a_trend() {
    double[] line = new double[300];
    Arrays.setAll(line, t -> 0.5 * t);
    HoltWinters smoothing = HoltWinters.fit(line, 1);
    double[] forecast = smoothing.forecast(line, new int[] {300}, 2)[0];
    assertThat(forecast[0]).isCloseTo(150, within(0.3));
    assertThat(forecast[1]).isGreaterThan(forecast[0]);
  }

  @Test
  void no_forecast_looks_at_what_comes() {
    double[] changed = SAWS.clone();
    Arrays.fill(changed, 150, 200, 99);
    int[] origins = {140, 150};
    HoltWinters smoothing = HoltWinters.fit(Arrays.copyOf(SAWS, 100), 5);
    NetworkForecaster network = new NetworkForecaster("gru", 4, 1, 10, 3, 1);
    assertThat(smoothing.forecast(changed, origins, 3))
        .isEqualTo(smoothing.forecast(SAWS, origins, 3));
    assertThat(network.forecast(changed, origins, 3)).isEqualTo(network.forecast(SAWS, origins, 3));
  }

  @Test
  void a_network_learns_to_forecast_and_sees_differences_alone() {
    NetworkForecaster network = new NetworkForecaster("gru", 12, 1, 10, 3, 1);
    network.learn(
        SAWS,
        150,
        180,
        RunConfig.standard()
            .with(
                "training.max-epochs=40",
                "training.threads=1",
                "training.decay-factor=1",
                "training.optimizer.learning-rate=0.02",
                "training.early-stopping-patience=0")
            .training(),
        result -> {});
    int[] origins = {181, 183};
    double[][] forecasts = network.forecast(SAWS, origins, 3);
    assertThat(Errors.of(forecasts, SAWS, origins).squared()).isLessThan(0.1);
    double[] higher = Arrays.stream(SAWS).map(v -> v + 8).toArray();
    assertThat(network.forecast(higher, origins, 3)[0][0])
        .isCloseTo(forecasts[0][0] + 8, within(1e-5));
  }

  @Test
  void errors_are_means_over_origins_and_steps() {
    double[][] forecasts = {{1, 2}, {0, 0}};
    Errors errors = Errors.of(forecasts, new double[] {9, 1, 0, 4}, new int[] {1, 2});
    assertThat(errors).isEqualTo(new Errors((4 + 16) / 4.0, (2 + 4) / 4.0));
  }
}

package io.dragoman.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.dragoman.evaluation.Bleu;
import io.dragoman.evaluation.BleuTokenization;
import io.dragoman.evaluation.Chrf;
import io.dragoman.evaluation.ChrfOptions;
import io.dragoman.evaluation.Golden;
import io.dragoman.evaluation.Metric;
import io.dragoman.evaluation.SufficientStatistics;
import io.dragoman.evaluation.Ter;
import io.dragoman.evaluation.TerOptions;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SacreBLEU's tests, made to draw with the generator below; it computes in single precision. */
class SignificanceGoldenTest {
  private static final JsonNode FILE = Golden.read("significance/significance.json");

  static Stream<JsonNode> bootstraps() {
    return cases("bs");
  }

  static Stream<JsonNode> randomizations() {
    return cases("ar");
  }

  private static Stream<JsonNode> cases(String test) {
    return Golden.stream(FILE.get("cases"))
        .filter(each -> each.get("test").textValue().equals(test));
  }

  @ParameterizedTest
  @MethodSource("bootstraps")
  void bootstrap_gives_sacrebleus_intervals_and_p(JsonNode expected) {
    SufficientStatistics baseline = statistics("base", expected);
    SufficientStatistics system = statistics(expected.get("system").textValue(), expected);
    Resamples resamples =
        Resamples.of(indices(expected.get("trials").intValue(), baseline.lines()));

    double[] before = resamples.scores(baseline);
    double[] after = resamples.scores(system);

    assertInterval(before, expected.get("baseline_mean"), expected.get("baseline_ci"));
    assertInterval(after, expected.get("mean"), expected.get("ci"));
    double difference = system.score().score() - baseline.score().score();
    assertThat(PairedBootstrap.pValue(before, after, difference))
        .isEqualTo(expected.get("p").doubleValue());
  }

  @ParameterizedTest
  @MethodSource("randomizations")
  void randomization_gives_sacrebleus_p(JsonNode expected) {
    SufficientStatistics baseline = statistics("base", expected);
    SufficientStatistics system = statistics(expected.get("system").textValue(), expected);
    Generator generator = new Generator();

    assertThat(baseline.score().score())
        .isCloseTo(expected.get("baseline").doubleValue(), within(1e-9));
    assertThat(system.score().score()).isCloseTo(expected.get("score").doubleValue(), within(1e-9));
    assertThat(
            ApproximateRandomization.pValue(
                baseline, system, expected.get("trials").intValue(), () -> generator.next(2) == 1))
        .isEqualTo(expected.get("p").doubleValue());
  }

  private static void assertInterval(double[] scores, JsonNode mean, JsonNode halfWidth) {
    ConfidenceInterval interval = ConfidenceInterval.of(scores);
    assertThat(interval.mean()).isCloseTo(mean.doubleValue(), within(1e-3));
    assertThat(interval.halfWidth()).isCloseTo(halfWidth.doubleValue(), within(1e-4));
  }

  private static SufficientStatistics statistics(String system, JsonNode expected) {
    Metric metric =
        switch (expected.get("metric").textValue()) {
          case "bleu" -> Bleu.of(BleuTokenization.MTEVAL_13A);
          case "chrf" -> Chrf.of(ChrfOptions.defaults().withOrders(6, 2));
          default -> Ter.of(TerOptions.defaults());
        };
    return SufficientStatistics.of(
        metric,
        Golden.texts(FILE.get("systems").get(system)),
        Golden.references(FILE.get("references")));
  }

  private static int[][] indices(int count, int lines) {
    Generator generator = new Generator();
    int[][] indices = new int[count][lines];
    for (int[] resample : indices) {
      for (int i = 0; i < lines; i++) {
        resample[i] = generator.next(lines);
      }
    }
    return indices;
  }

  /** A linear congruential generator. */
  private static final class Generator {
    private int state = 5;

    int next(int bound) {
      state = (state * 1103515245 + 12345) & 0x7fffffff;
      return (state >> 8) % bound;
    }
  }
}

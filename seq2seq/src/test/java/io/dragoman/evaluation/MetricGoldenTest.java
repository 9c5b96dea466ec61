package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts with odd places, by all metrics and options of sacreBLEU. */
class MetricGoldenTest {
  private static final JsonNode FILE = Golden.read("metrics.json");

  static Stream<JsonNode> cases() {
    return Golden.stream(FILE.get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scores_and_signatures_are_those_of_sacrebleu(JsonNode expected) {
    JsonNode group =
        Golden.stream(FILE.get("groups"))
            .filter(each -> each.get("name").equals(expected.get("group")))
            .findFirst()
            .orElseThrow();
    List<String> hypotheses = Golden.texts(group.get("hypotheses"));
    References references = Golden.references(group.get("references"));
    Metric metric = metric(expected.get("metric").textValue(), expected.get("options"));

    Score score = metric.corpus(hypotheses, references);

    assertThat(line(metric, references, score)).isEqualTo(expected.get("line").textValue());
    assertThat(score.score()).isCloseTo(expected.get("score").doubleValue(), within(1e-9));
    List<Double> sentences = Golden.numbers(expected.get("sentences"));
    for (int i = 0; i < sentences.size(); i++) {
      assertThat(metric.sentence(hypotheses.get(i), references.line(i)).score())
          .as(hypotheses.get(i))
          .isCloseTo(sentences.get(i), within(1e-9));
    }
  }

  private static String line(Metric metric, References references, Score score) {
    Signature signature =
        metric.signature().prepend("nrefs", references.count()).append("version", "2.6.0");
    String details = score.details().isEmpty() ? "" : " " + score.details();
    return score.name() + "|" + signature + " = " + score.digits(2) + details;
  }

  private static Metric metric(String name, JsonNode options) {
    return switch (name) {
      case "bleu" -> bleu(options);
      case "chrf" -> chrf(options);
      default -> ter(options);
    };
  }

  private static Metric bleu(JsonNode options) {
    Smoothing smoothing = named(Smoothing.values(), options.path("smooth_method").asText("exp"));
    BleuTokenization tokenization =
        named(BleuTokenization.values(), options.path("tokenize").asText("13a"));
    double value = options.path("smooth_value").asDouble(smoothing.defaultValue());
    return Bleu.of(
        BleuOptions.defaults()
            .withTokenization(tokenization)
            .withSmoothing(smoothing, value == 0 ? smoothing.defaultValue() : value)
            .withLowercase(options.path("lowercase").asBoolean())
            .withOrder(options.path("max_ngram_order").asInt(4))
            .withEffectiveOrder(options.path("effective_order").asBoolean()));
  }

  private static Metric chrf(JsonNode options) {
    return Chrf.of(
        ChrfOptions.defaults()
            .withOrders(options.path("char_order").asInt(6), options.path("word_order").asInt())
            .withBeta(options.path("beta").asInt(2))
            .withLowercase(options.path("lowercase").asBoolean())
            .withWhitespace(options.path("whitespace").asBoolean())
            .withEpsilonSmoothing(options.path("eps_smoothing").asBoolean()));
  }

  private static Metric ter(JsonNode options) {
    return Ter.of(
        TerOptions.defaults()
            .withNormalized(options.path("normalized").asBoolean())
            .withNoPunctuation(options.path("no_punct").asBoolean())
            .withAsianSupport(options.path("asian_support").asBoolean())
            .withCaseSensitive(options.path("case_sensitive").asBoolean()));
  }

  private static <E extends Enum<E>> E named(E[] values, String label) {
    return Arrays.stream(values)
        .filter(each -> each.toString().equals(label))
        .findFirst()
        .orElseThrow();
  }
}

package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BleuTest {
  static Stream<JsonNode> cases() {
    return Golden.cases("bleu.json");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scores_are_those_of_sacrebleu(JsonNode expected) {
    boolean plain = expected.get("tokenization").textValue().equals("13a");
    BleuTokenization tokenization = plain ? BleuTokenization.MTEVAL_13A : BleuTokenization.NONE;
    boolean sentence = expected.get("mode").textValue().equals("sentence");
    Bleu bleu =
        Bleu.of(BleuOptions.defaults().withTokenization(tokenization).withEffectiveOrder(sentence));
    List<String> hypotheses = Golden.texts(expected.get("hypotheses"));
    References references = Golden.references(expected.get("references"));

    BleuScore score = (BleuScore) bleu.corpus(hypotheses, references);

    assertThat(score.score()).isCloseTo(expected.get("score").doubleValue(), within(1e-9));
    List<Double> precisions = Golden.numbers(expected.get("precisions"));
    for (int n = 0; n < 4; n++) {
      assertThat(score.precisions().get(n)).isCloseTo(precisions.get(n), within(1e-9));
    }
    assertThat(score.brevityPenalty())
        .isCloseTo(expected.get("brevityPenalty").doubleValue(), within(1e-12));
    assertThat(score.hypothesisLength()).isEqualTo(expected.get("hypothesisLength").longValue());
    assertThat(score.referenceLength()).isEqualTo(expected.get("referenceLength").longValue());
    assertThat(score).hasToString(expected.get("line").textValue());
  }

  @Test
  void characters_score_as_in_sacrebleu() {
    assertThat(
            Bleu.of(BleuTokenization.CHARACTERS)
                .corpus(List.of("证书已过期。", "文件 a.txt 不存在"), List.of("证书已经过期。", "文件 a.txt 不存在。")))
        .hasToString(
            "BLEU = 75.71 100.0/92.9/83.3/70.0"
                + " (BP = 0.882 ratio = 0.889 hyp_len = 16 ref_len = 18)");
    assertThat(
            Bleu.of(BleuTokenization.CHARACTERS)
                .corpus(List.of("𠮷野家で\u3000食べる", "はい"), List.of("𠮷野家で食べた", "はい、そうです")))
        .hasToString(
            "BLEU = 47.18 88.9/85.7/80.0/75.0"
                + " (BP = 0.574 ratio = 0.643 hyp_len = 9 ref_len = 14)");
  }

  @Test
  void a_thousand_lines_score_as_in_sacrebleu() {
    RandomCorpus first = new RandomCorpus(1, 40, 20);
    RandomCorpus second = new RandomCorpus(2, 40, 20);

    assertThat(none().corpus(first.hypotheses, first.reference))
        .hasToString(
            "BLEU = 48.16 78.9/58.1/41.8/30.2"
                + " (BP = 0.982 ratio = 0.983 hyp_len = 12253 ref_len = 12471)");
    assertThat(
            none()
                .corpus(
                    first.hypotheses,
                    References.ofTexts(List.of(first.reference, second.reference)))
                .score())
        .isCloseTo(49.03909213234988, within(1e-9));
    RandomCorpus wide = new RandomCorpus(7, 500, 35);
    assertThat(none().corpus(wide.hypotheses, wide.reference).score())
        .isCloseTo(27.75077892322756, within(1e-9));
  }

  @Test
  void the_order_of_references_does_not_matter() {
    RandomCorpus first = new RandomCorpus(3, 30, 20);
    RandomCorpus second = new RandomCorpus(4, 30, 20);

    assertThat(
            none()
                .corpus(
                    first.hypotheses,
                    References.ofTexts(List.of(first.reference, second.reference))))
        .isEqualTo(
            none()
                .corpus(
                    first.hypotheses,
                    References.ofTexts(List.of(second.reference, first.reference))));
  }

  @Test
  void printed_digits_are_rounded_to_even_from_the_exact_value() {
    BleuScore score = new BleuScore(0.125, List.of(0.25, 0.35, 12.75, 0.0), 0.0625, 5, 8);

    assertThat(score)
        .hasToString(
            "BLEU = 0.12 0.2/0.3/12.8/0.0 (BP = 0.062 ratio = 0.625 hyp_len = 5 ref_len = 8)");
  }

  @Test
  void options_out_of_their_range_are_refused() {
    assertThatThrownBy(() -> BleuOptions.defaults().withOrder(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("order 0: must be at least 1");
    assertThatThrownBy(() -> BleuOptions.defaults().withSmoothing(Smoothing.EXPONENTIAL, 1))
        .hasMessage("smoothing value 1.0: must be 0 for smoothing 'exp'");
    assertThatThrownBy(() -> BleuOptions.defaults().withSmoothing(Smoothing.FLOOR, -0.1))
        .hasMessage("smoothing value -0.1: must be above 0 for smoothing 'floor'");
    assertThatThrownBy(() -> BleuOptions.defaults().withSmoothing(Smoothing.ADD_K, Double.NaN))
        .hasMessage("smoothing value NaN: must be above 0 for smoothing 'add-k'");
  }

  private static Bleu none() {
    return Bleu.of(BleuTokenization.NONE);
  }

  /** A reference of random words and a hypothesis made from it by replacing, losing, repeating. */
  private static final class RandomCorpus {
    private final List<String> hypotheses = new ArrayList<>();
    private final List<String> reference = new ArrayList<>();
    private int state;

    RandomCorpus(int seed, int vocabulary, int noise) {
      state = seed;
      for (int line = 0; line < 1000; line++) {
        List<String> words = new ArrayList<>();
        int length = next(25);
        for (int i = 0; i < length; i++) {
          words.add("w" + next(vocabulary));
        }
        List<String> changed = new ArrayList<>();
        for (String word : words) {
          int kind = next(100);
          if (kind < noise) {
            changed.add("w" + next(vocabulary));
          } else if (kind >= noise + 5) {
            changed.add(word);
            if (kind < noise + 8) {
              changed.add(word);
            }
          }
        }
        reference.add(String.join(" ", words));
        hypotheses.add(String.join(" ", changed));
      }
    }

    /** The linear congruential generator with which the expected scores were made. */
    private int next(int bound) {
      state = (state * 1103515245 + 12345) & 0x7fffffff;
      return (state >> 8) % bound;
    }
  }
}

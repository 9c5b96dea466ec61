package io.dragoman.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RescoringTest {
  private static final TextCodec CODEC =
      new TextCodec(
          TextTokenizers.create("whitespace"),
          Vocabulary.of(
              Stream.concat(SpecialTokens.ALL.stream(), Stream.of("a", "b", "c")).toList()));
  private static final List<Integer> SIZES = Collections.synchronizedList(new ArrayList<>());

  private static TranslationScorer copier() {
    return new TranslationScorer(
        () -> new CopyScorer(CODEC.vocabulary().size(), -1, SIZES), CODEC, CODEC, 4, 1);
  }

  private static Translation translation(long line, String source, String... texts) {
    List<RankedText> nBest = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      nBest.add(
          new RankedText(
              texts[i],
              CODEC.tokens(texts[i]),
              -i,
              -2 * i,
              true,
              new double[0],
              new float[0][],
              false));
    }
    return new Translation(line, source, CODEC.tokens(source), nBest, Optional.empty());
  }

  @Test
  void weighted_scores_of_other_models_are_added() {
    Translation translation = translation(1, "a b", "c c", "a b", "a");
    try (TranslationScorer scorer = copier()) {
      Rescoring rescoring = new Rescoring(List.of(scorer, scorer), new double[] {2, 0.5}, 0.6);
      Translation found = rescoring.rerank(List.of(translation)).get(0);
      assertThat(found.text()).isEqualTo("a b");
      for (RankedText each : found.nBest()) {
        double before =
            translation.nBest().stream()
                .filter(text -> text.text().equals(each.text()))
                .findFirst()
                .get()
                .score();
        double other = scorer.score("a b", each.text()).normalized(0.6);
        assertThat(each.score()).isCloseTo(before + 2.5 * other, within(1e-9));
      }
    }
  }

  @Test
  void weight_zero_keeps_order_and_scores() {
    Translation translation = translation(1, "a b", "c c", "a b", "a");
    try (TranslationScorer scorer = copier()) {
      Rescoring rescoring = new Rescoring(List.of(scorer), new double[] {0}, 1);
      assertThat(rescoring.rerank(List.of(translation)).get(0).nBest())
          .isEqualTo(translation.nBest());
    }
  }

  @Test
  void lines_come_in_order_and_blank_ones_stay_whatever_is_ordered_together() {
    List<Translation> all =
        List.of(
            translation(1, "a b", "c", "a b"),
            translation(2, "", ""),
            translation(3, "c", "a", "b", "c"),
            translation(4, "b", "b"));
    for (int together : new int[] {1, 3, 100}) {
      List<String> found = new ArrayList<>();
      try (TranslationScorer scorer = copier()) {
        RerankedTranslations reranked =
            new RerankedTranslations(
                new Rescoring(List.of(scorer), new double[] {9}, 1),
                together,
                2,
                each -> found.add(each.line() + each.text() + each.nBest().size()));
        all.forEach(reranked);
        reranked.flush();
      }
      assertThat(found).containsExactly("1a b2", "21", "3c2", "4b1");
    }
  }

  @Test
  void each_model_needs_a_weight() {
    assertThatThrownBy(() -> new Rescoring(List.of(), new double[1], 1))
        .hasMessage("rescoring: 0 models but 1 weights");
  }
}

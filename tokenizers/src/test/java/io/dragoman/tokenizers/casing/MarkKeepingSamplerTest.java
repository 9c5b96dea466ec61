package io.dragoman.tokenizers.casing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.tokenizers.SubwordSampler;
import io.dragoman.tokenizers.subword.SubwordModel;
import io.dragoman.tokenizers.subword.SubwordSampling;
import io.dragoman.tokenizers.subword.bpe.BpeLearner;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import io.dragoman.tokenizers.subword.sentencepiece.UnigramLearner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkKeepingSamplerTest {
  private static final List<String> TOKENS =
      List.of(CaseMarks.CAPITAL, "the", CaseMarks.BEGIN, "lower", "newest", CaseMarks.END, "low");

  private static SubwordModel model(boolean merges) {
    WordCounts words = new WordCounts();
    "the low lower lowest newest widest the low lower new newest wide"
        .lines()
        .forEach(words::addLine);
    return merges
        ? SubwordModel.of(BpeLearner.learn(words, 20, 1, false))
        : SubwordModel.of(UnigramLearner.learn(words, 30, 1));
  }

  private static SubwordSampler sampler(boolean merges) {
    return model(merges).sampler(new SubwordSampling(0.5, 0.1, 0)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void marks_stay_whole_and_in_place_while_pieces_vary(boolean merges) {
    SubwordModel model = model(merges);
    SplittableRandom random = new SplittableRandom(3);
    Set<List<String>> cuts = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      List<String> pieces = sampler(merges).sample(TOKENS, random);
      assertThat(pieces.stream().filter(CaseMarks::contains))
          .containsExactly(CaseMarks.CAPITAL, CaseMarks.BEGIN, CaseMarks.END);
      assertThat(model.subwords().join(pieces)).isEqualTo(TOKENS);
      cuts.add(pieces);
    }
    assertThat(cuts).hasSizeGreaterThan(5);
  }

  @Test
  void pieces_that_chance_can_make_do_not_hold_parts_of_marks() {
    SubwordSampler.Pieces pieces = sampler(true).pieces();
    pieces.add(TOKENS);
    assertThat(pieces.all()).contains("l@@", "low").noneMatch(piece -> piece.contains("\uFF5F"));
  }
}

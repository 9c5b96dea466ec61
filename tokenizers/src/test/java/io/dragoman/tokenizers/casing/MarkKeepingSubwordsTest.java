package io.dragoman.tokenizers.casing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.tokenizers.RandomText;
import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.subword.SubwordModel;
import io.dragoman.tokenizers.subword.SubwordType;
import io.dragoman.tokenizers.subword.bpe.BpeLearner;
import io.dragoman.tokenizers.subword.bpe.WordCounts;
import io.dragoman.tokenizers.subword.sentencepiece.UnigramLearner;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MarkKeepingSubwordsTest {
  private static final List<String> TOKENS =
      List.of(
          CaseMarks.CAPITAL,
          "the",
          "low",
          CaseMarks.BEGIN,
          "lower",
          "￭!",
          CaseMarks.END,
          CaseMarks.CAPITAL,
          "newest");

  private static SubwordModel model(SubwordType type) {
    WordCounts words = new WordCounts();
    "the low lower lowest newest widest ￭! ￭.".lines().forEach(words::addLine);
    "the low lower new newest wide".lines().forEach(words::addLine);
    return switch (type) {
      case BPE -> SubwordModel.of(BpeLearner.learn(words, 12, 1, false));
      case SENTENCEPIECE -> SubwordModel.of(UnigramLearner.learn(words, 30, 1));
      default -> SubwordModel.read(type, Path.of("none"));
    };
  }

  @ParameterizedTest
  @EnumSource(SubwordType.class)
  void marks_stay_whole_between_pieces(SubwordType type) {
    Subwords subwords = model(type).subwords();
    List<String> pieces = subwords.split(TOKENS);

    assertThat(pieces.stream().filter(CaseMarks::contains))
        .containsExactly(CaseMarks.CAPITAL, CaseMarks.BEGIN, CaseMarks.END, CaseMarks.CAPITAL);
    assertThat(pieces.get(0)).isEqualTo(CaseMarks.CAPITAL);
    assertThat(subwords.join(pieces)).isEqualTo(TOKENS);
  }

  @ParameterizedTest
  @EnumSource(SubwordType.class)
  void lines_come_back_through_marks_and_pieces(SubwordType type) {
    CaseMarkedTokenizer words = new CaseMarkedTokenizer(TextTokenizers.create("words"));
    Subwords subwords = model(type).subwords();
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 1_000; i++) {
      String line = RandomText.line(random) + " The LOW lowEst" + RandomText.line(random);
      List<String> pieces = subwords.split(words.tokenize(line));
      assertThat(words.detokenize(subwords.join(pieces))).isEqualTo(line);
    }
  }

  @Test
  void a_mark_inside_a_word_of_a_model_ends_it() {
    Subwords bpe = model(SubwordType.BPE).subwords();
    assertThat(bpe.join(List.of("lo@@", CaseMarks.CAPITAL, "w@@", "est")))
        .containsExactly("lo", CaseMarks.CAPITAL, "west");
  }
}

package io.dragoman.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WhitespaceTokenizerTest {
  private final TextTokenizer whitespace = TextTokenizers.create("whitespace");

  @Test
  void runs_of_any_white_space_separate_tokens() {
    assertThat(whitespace.tokenize("  ein\tHaus \u00A0\u2028 . "))
        .containsExactly("ein", "Haus", ".");
    assertThat(whitespace.tokenize("")).isEmpty();
    assertThat(whitespace.detokenize(List.of("ein", "Haus", "."))).isEqualTo("ein Haus .");
    assertThat(whitespace.detokenize(List.of())).isEmpty();
  }

  @Test
  void marks_of_other_tokenizers_stay_as_they_are() {
    assertThat(whitespace.tokenize("a ￭b ％0020 ｟c｠")).containsExactly("a", "￭b", "％0020", "｟c｠");
    assertThat(whitespace.detokenize(List.of("a", "￭b", "％0020"))).isEqualTo("a ￭b ％0020");
  }

  @Test
  void words_that_look_like_special_tokens_are_escaped_and_come_back() {
    String line = "<s> ％</s> ％％<unk> <S> ％x";
    assertThat(whitespace.tokenize(line))
        .containsExactly("％<s>", "％％</s>", "％％％<unk>", "<S>", "％x");
    assertThat(whitespace.detokenize(whitespace.tokenize(line))).isEqualTo(line);
    assertThat(whitespace.detokenize(List.of("<unk>", "x"))).isEqualTo("<unk> x");
  }

  @Test
  void single_spaces_are_restored() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 5_000; i++) {
      List<String> tokens = whitespace.tokenize(RandomText.line(random));
      String line = whitespace.detokenize(tokens);
      assertThat(whitespace.tokenize(line)).isEqualTo(tokens);
    }
  }
}

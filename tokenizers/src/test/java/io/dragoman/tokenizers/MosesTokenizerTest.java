package io.dragoman.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CharMatcher;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MosesTokenizerTest {
  @Test
  void a_tokenizer_by_name() {
    TextTokenizer moses = TextTokenizers.create("moses:de,aggressive");
    assertThat(moses.tokenize("Ein A-Z, ja."))
        .containsExactly("Ein", "A", "@-@", "Z", ",", "ja", ".");
    assertThat(moses.detokenize(List.of("Ein", "A", "@-@", "Z", ",", "ja", ".")))
        .isEqualTo("Ein A-Z, ja.");
    assertThat(TextTokenizers.create("moses:en", true).tokenize("Mr. 5"))
        .containsExactly("mr", ".", "5");
  }

  @Test
  void special_tokens_of_the_text_are_marked_and_come_back() {
    TextTokenizer moses = TextTokenizers.create("moses:en,no-escape,protect:\\S+");
    assertThat(moses.tokenize("a <s> ％</s> <S>")).containsExactly("a", "％<s>", "％％</s>", "<S>");
    assertThat(moses.detokenize(List.of("a", "％<s>", "％％</s>", "<unk>")))
        .isEqualTo("a <s> ％</s> <unk>");
    assertThat(TextTokenizers.create("moses:en").tokenize("<s>"))
        .containsExactly("&lt;", "s", "&gt;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "moses:en",
        "moses:fr,aggressive,no-escape",
        "moses:fi,protect",
        "moses:cs,no-escape,protect:<[^>]*>|\\S\\S",
        "normalize:punctuation:de+nfkc/moses:de"
      })
  void tokens_are_never_empty_spaced_or_special(String name) {
    TextTokenizer moses = TextTokenizers.create(name);
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 4_000; i++) {
      List<String> tokens = moses.tokenize(RandomText.line(random));
      assertThat(tokens)
          .noneMatch(String::isEmpty)
          .noneMatch(CharMatcher.whitespace()::matchesAnyOf)
          .noneMatch(SpecialTokens::contains);
      assertThat(moses.detokenize(tokens)).doesNotContain("\n");
    }
  }

  @Test
  void text_that_was_joined_is_split_the_same() {
    TextTokenizer moses = TextTokenizers.create("moses:en");
    for (String line :
        List.of("It's 5,000 \"big\" dogs' (old) houses.", "Well-known: $5, 10%; [a|b] & <c>!")) {
      List<String> tokens = moses.tokenize(line);
      assertThat(moses.tokenize(moses.detokenize(tokens))).isEqualTo(tokens);
    }
  }
}

package io.dragoman.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FactoredTokenizerTest {
  private static final long SEED = 20_261_125;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "analyzer:english | The Running Dogs, too. | The￨the Running￨run Dogs￨dog ￭,￨, too￨too ￭.￨.",
        "analyzer:de | Die schönen Häuser | Die￨die schönen￨schon Häuser￨haus",
        "analyzer:fr | L'amie chevaux | L'amie￨amie chevaux￨cheval",
        "analyzer:kuromoji | 本を読んだ。 | 本￨本 ￭を￨を ￭読ん￨読む ￭だ￨だ ￭。￨。",
        "analyzer:nori | 大韓民國에서 | 大韓￨대한 ￭民國￨민국 ￭에서￨에서",
        "analyzer:icu | Straße ＡＢ | Straße￨strasse ＡＢ￨ab",
        "lowercase:analyzer:en | Two Cats | two￨two cats￨cat",
        "analyzer:standard | A  B | A￨a ￭％0020％0020￭￨％0020％0020 B￨b"
      })
  void the_term_of_the_analyzer_stands_beside_the_surface(
      String name, String line, String expected) {
    assertThat(text(factored(name).tokenize(line))).isEqualTo(expected);
  }

  @Test
  void the_default_tokenizer_repeats_the_word_and_tokenized_text_has_no_factors() {
    assertThat(text(factored("words").tokenize("Yes, I do."))).startsWith("Yes￨Yes ￭,￨, I￨I ");
    assertThat(TextTokenizers.create("whitespace").factored()).isEmpty();
    assertThat(TextTokenizers.create("whitespace", true).factored()).isEmpty();
  }

  @Test
  void a_separator_in_the_text_is_escaped_on_both_sides_and_comes_back() {
    TextTokenizer keyword = TextTokenizers.of(new KeywordAnalyzer(), "keyword");
    List<FactoredToken> tokens = keyword.factored().orElseThrow().tokenize("a￨b <s>");
    assertThat(tokens).containsExactly(new FactoredToken("a￨b％0020<s>", "a￨b％0020<s>"));
    assertThat(tokens.get(0).text()).isEqualTo("a％FFE8b％0020<s>￨a％FFE8b％0020<s>");
    assertThat(keyword.detokenize(List.of("a％FFE8b％0020<s>"))).isEqualTo("a￨b <s>");
  }

  @Test
  void a_factor_that_would_be_a_special_token_is_escaped() {
    TextTokenizer keyword = TextTokenizers.of(new KeywordAnalyzer(), "keyword");
    assertThat(keyword.factored().orElseThrow().tokenize("</s>"))
        .containsExactly(new FactoredToken("％003C/s>", "％003C/s>"));
  }

  @Test
  void tokens_are_those_without_factors_and_their_text_leads_back() {
    for (String name : NamedAnalyzers.present()) {
      TextTokenizer tokenizer = TextTokenizers.create("analyzer:" + name);
      FactoredTokenizer factored = tokenizer.factored().orElseThrow();
      SplittableRandom random = new SplittableRandom(SEED);
      for (int i = 0; i < 50; i++) {
        String line = RandomText.line(random) + (i % 3 == 0 ? "￨" : "");
        List<FactoredToken> tokens = factored.tokenize(line);
        assertThat(tokens.stream().map(FactoredToken::token).toList())
            .isEqualTo(tokenizer.tokenize(line));
        assertThat(tokens).allMatch(token -> LosslessTest.isSound(token.factor()));
        assertThat(tokenizer.detokenize(tokens.stream().map(this::surface).toList()))
            .isEqualTo(line);
      }
    }
  }

  /** What stands before the only separator. */
  private String surface(FactoredToken token) {
    String text = token.text();
    int separator = text.indexOf('￨');
    assertThat(text.lastIndexOf('￨')).isEqualTo(separator);
    return text.substring(0, separator);
  }

  private static FactoredTokenizer factored(String name) {
    return TextTokenizers.create(name).factored().orElseThrow();
  }

  private static String text(List<FactoredToken> tokens) {
    return tokens.stream().map(FactoredToken::text).collect(Collectors.joining(" "));
  }
}

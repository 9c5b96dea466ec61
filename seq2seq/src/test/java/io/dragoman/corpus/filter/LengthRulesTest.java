package io.dragoman.corpus.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that measure lengths. */
class LengthRulesTest {
  @ParameterizedTest
  @CsvSource({"'',false", "a,false", "a b,true", "a b c,true", "a b c d,false"})
  void tokens_have_limits_that_count_as_inside(String text, boolean accepted) {
    LengthRule source = new LengthRule(Side.SOURCE, LengthUnit.TOKENS, 2, 3);
    LengthRule target = new LengthRule(Side.TARGET, LengthUnit.TOKENS, 2, 3);

    assertThat(source.accepts(Pairs.of(text, "x"))).isEqualTo(accepted);
    assertThat(target.accepts(Pairs.of("x", text))).isEqualTo(accepted);
    assertThat(source.name()).isEqualTo("source-tokens");
    assertThat(target.name()).isEqualTo("target-tokens");
  }

  @Test
  void characters_are_code_points() {
    LengthRule rule = new LengthRule(Side.SOURCE, LengthUnit.CHARACTERS, 0, 3);

    assertThat(rule.accepts(Pairs.of("😀😀😀", "x"))).isTrue();
    assertThat(rule.accepts(Pairs.of("a bc", "x"))).isFalse();
    assertThat(rule.name()).isEqualTo("source-characters");
  }

  @Test
  void limits_without_a_length_between_them_are_refused() {
    assertThatThrownBy(() -> new LengthRule(Side.SOURCE, LengthUnit.TOKENS, 4, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lengths from 4 to 3: the first must be 0 or more and no greater");
  }

  @ParameterizedTest
  @CsvSource({
    "a b,a b,true",
    "a b,a b c d e,true",
    "a b c d e,a b,true",
    "a b,a b c d e f,false",
    "a b c d e f,a b,false",
    "a,'',false",
    "'','',false",
  })
  void a_ratio_counts_in_both_directions(String source, String target, boolean accepted) {
    RatioRule rule = new RatioRule(LengthUnit.TOKENS, 2.5);

    assertThat(rule.accepts(Pairs.of(source, target))).isEqualTo(accepted);
    assertThat(rule.name()).isEqualTo("length-ratio");
  }

  @Test
  void a_ratio_can_be_of_characters() {
    assertThat(new RatioRule(LengthUnit.CHARACTERS, 2).accepts(Pairs.of("a b", "abcdef"))).isTrue();
    assertThat(new RatioRule(LengthUnit.CHARACTERS, 2).accepts(Pairs.of("a b", "abcdefg")))
        .isFalse();
  }

  @Test
  void a_ratio_below_one_is_refused() {
    assertThatThrownBy(() -> new RatioRule(LengthUnit.TOKENS, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a length ratio of 0.5: must be at least 1");
    assertThatThrownBy(() -> new RatioRule(LengthUnit.TOKENS, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "abcd efgh,abc,true",
    "abcde,abc,false",
    "abc,x abcde y,false",
    "'ab\u00A0cde','',true",
    "'ab\tcde','',true",
    "😀😀😀😀,a,true",
    "'','',true",
  })
  void words_end_at_white_space_of_any_kind(String source, String target, boolean accepted) {
    assertThat(new WordLengthRule(4).accepts(Pairs.of(source, target))).isEqualTo(accepted);
  }

  @Test
  void words_without_characters_are_refused() {
    assertThatThrownBy(() -> new WordLengthRule(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("words of 0 characters: must be at least 1");
    assertThat(new WordLengthRule(1).name()).isEqualTo("word-length");
  }

  @ParameterizedTest
  @CsvSource({"a,b,true", "'',b,false", "a,'',false", "a,' \u00A0\u3000\t',false"})
  void blank_sides_are_empty(String source, String target, boolean accepted) {
    assertThat(new EmptyRule().accepts(Pairs.of(source, target))).isEqualTo(accepted);
    assertThat(new EmptyRule().name()).isEqualTo("empty");
  }
}

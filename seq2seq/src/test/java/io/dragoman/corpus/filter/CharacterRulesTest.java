package io.dragoman.corpus.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.Character.UnicodeScript;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that look at characters. */
class CharacterRulesTest {
  @ParameterizedTest
  @CsvSource({
    "abcd,true",
    "ab12,true",
    "a b 1 2,true",
    "a1234,false",
    "1234,false",
    "'',true",
    "漢字12,true",
    "हिन्दी,true",
    "=== -- ***,false",
  })
  void letters_are_counted_among_what_is_not_white_space(String text, boolean accepted) {
    LettersRule rule = new LettersRule(0.5);

    assertThat(rule.accepts(Pairs.of(text, "abc"))).isEqualTo(accepted);
    assertThat(rule.accepts(Pairs.of("abc", text))).isEqualTo(accepted);
    assertThat(rule.name()).isEqualTo("letters");
  }

  @Test
  void shares_are_from_0_to_1() {
    assertThatThrownBy(() -> new LettersRule(50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a share of letters of 50.0: must be from 0 to 1");
    assertThatThrownBy(() -> new ScriptRule(Side.SOURCE, List.of(UnicodeScript.HAN), -0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a share of letters of a script of -0.1: must be from 0 to 1");
  }

  @ParameterizedTest
  @CsvSource({
    "これは日本語です。,true",
    "カタカナとーー,true",
    "This is English,false",
    "GitHubを使う,false",
    "LINEを使う人たち,true",
    "12:30 …,true",
    "'',true",
    "한국어,false",
  })
  void a_side_is_in_its_scripts(String text, boolean accepted) {
    ScriptRule rule =
        new ScriptRule(
            Side.TARGET,
            List.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            0.6);

    assertThat(rule.accepts(Pairs.of("whatever", text))).isEqualTo(accepted);
    assertThat(rule.name()).isEqualTo("target-script");
  }

  @Test
  void the_other_side_does_not_matter() {
    ScriptRule rule = new ScriptRule(Side.SOURCE, List.of(UnicodeScript.LATIN), 1);

    assertThat(rule.accepts(Pairs.of("Straße", "улица"))).isTrue();
    assertThat(rule.accepts(Pairs.of("улица", "Straße"))).isFalse();
    assertThat(rule.accepts(Pairs.of("Strаße", "x"))).isFalse(); // a Cyrillic а
  }

  @Test
  void scripts_have_names_and_codes() {
    assertThat(ScriptRule.script("han")).isEqualTo(UnicodeScript.HAN);
    assertThat(ScriptRule.script("Cyrl")).isEqualTo(UnicodeScript.CYRILLIC);
    assertThatThrownBy(() -> ScriptRule.script("Chinese"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "script 'Chinese' is unknown: give a name of Unicode, such as Latin, Cyrillic, Greek,"
                + " Arabic, Hebrew, Devanagari, Thai, Han, Hiragana, Katakana or Hangul");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no numbers|keine Zahlen|true",
        "1,000.5 km|1.000,5 km|true",
        "12/31/2020|31.12.2020|true",
        "３つ|3 of them|true",
        "٣ كتب|3 books|true",
        "2 of 2|2|false",
        "2 of 3|3 von 2|true",
        "in 1999|im Jahr|false",
        "x86|x 86|true",
        "10|1 0|false",
        "007|7|false",
      })
  void numbers_are_the_same_in_any_order(String source, String target, boolean accepted) {
    NumbersRule rule = new NumbersRule();

    assertThat(rule.accepts(Pairs.of(source, target))).isEqualTo(accepted);
    assertThat(rule.accepts(Pairs.of(target, source))).isEqualTo(accepted);
    assertThat(rule.name()).isEqualTo("numbers");
  }
}

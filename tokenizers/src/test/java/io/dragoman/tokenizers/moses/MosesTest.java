package io.dragoman.tokenizers.moses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MosesTest {
  private static List<Arguments> lines() {
    return Golden.cases("tokenize.golden");
  }

  private static List<Arguments> tokens() {
    return Golden.cases("detokenize.golden");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void lines_become_the_tokens_of_moses(String setting, String line, String tokens) {
    assertThat(String.join(" ", Moses.of(setting).tokenize(line))).isEqualTo(tokens);
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void tokens_become_the_text_of_moses(String setting, String tokens, String text) {
    List<String> list = Splitter.on(' ').splitToList(tokens);
    assertThat(Moses.of(setting).detokenize(list)).isEqualTo(text);
  }

  @Test
  void the_golden_cases_are_many() {
    assertThat(lines()).hasSizeGreaterThan(90);
    assertThat(tokens()).hasSizeGreaterThan(40);
  }

  @Test
  void white_space_and_control_characters_are_not_text() {
    Moses moses = Moses.of("en");
    assertThat(moses.tokenize("")).isEmpty();
    assertThat(moses.tokenize(" \t\u00A0\u2028 \u0001")).isEmpty();
    assertThat(moses.tokenize("a\tb\u00A0\u3000c\u2028d\u0085e"))
        .containsExactly("a", "b", "c", "d", "e");
    assertThat(moses.tokenize("a\u0001b \u001F c")).containsExactly("ab", "c");
    assertThat(moses.detokenize(List.of())).isEmpty();
  }

  @Test
  void a_language_without_a_list_borrows_that_for_english() {
    String line = "Mr. Smith, e.g. Dr. Jones.";
    assertThat(Moses.of("xx").tokenize(line)).isEqualTo(Moses.of("en").tokenize(line));
  }

  @Test
  void addresses_and_tags_are_whole_if_protected() {
    Moses moses = Moses.of("en,protect");
    assertThat(moses.tokenize("See http://a.org/b?c=1, or <b id='x'>mail</b> j.d@x-y.co.uk."))
        .containsExactly(
            "See",
            "http://a.org/b?c=1",
            ",",
            "or",
            "&lt;b",
            "id=&apos;x&apos;&gt;",
            "mail",
            "&lt;/b&gt;",
            "j.d@x-y.co.uk",
            ".");
  }

  @Test
  void an_own_pattern_may_hold_commas_and_colons() {
    Moses moses = Moses.of("de,no-escape,protect:\\{[a-z:]{1,9}\\}|C\\+\\+");
    assertThat(moses.tokenize("Die {zahl:x}-te, {zahl:x} C++."))
        .containsExactly("Die", "{zahl:x}", "-te", ",", "{zahl:x}", "C++", ".");
    assertThat(Moses.of("de,no-escape").tokenize("{zahl:x}"))
        .containsExactly("{", "zahl", ":", "x", "}");
  }

  @Test
  void halves_of_surrogate_pairs_do_not_disturb_protection() {
    Moses moses = Moses.of("en,protect:@\\w+");
    assertThat(moses.tokenize("\uDC00 \uDC01 @ab \uD800"))
        .containsExactly("\uFFFD", "\uFFFD", "@ab", "\uFFFD");
  }

  @Test
  void protection_stops_when_its_marks_are_used_up() {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < 1_100; i++) {
      line.append("@w").append(i).append("x ");
    }
    List<String> tokens = Moses.of("en,protect:@\\w+").tokenize(line.toString());
    assertThat(tokens).startsWith("@w0x", "@w1x").endsWith("@", "w1099x").hasSize(1_023 + 2 * 77);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "deu", "de,aggressive", "fr,no-escape,protect", "cs,protect:a,b"})
  void settings_have_a_form(String setting) {
    assertThat(Moses.isValid(setting)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EN | 'EN' is not a language of two or three letters",
        "'' | '' is not a language of two or three letters",
        "english | 'english' is not a language of two or three letters",
        "en,agressive | 'agressive' is not an option",
        "en, | '' is not an option",
        "en,protect:( | '(' is no regular expression (Unclosed group)"
      })
  void other_settings_are_refused_with_the_form(String setting, String what) {
    assertThat(Moses.isValid(setting)).isFalse();
    assertThatThrownBy(() -> Moses.of(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tokenizer 'moses:%s': %s: write moses:LANGUAGE[,aggressive][,no-escape]%s"
                .formatted(setting, what, "[,protect[:REGEX]]"));
  }
}

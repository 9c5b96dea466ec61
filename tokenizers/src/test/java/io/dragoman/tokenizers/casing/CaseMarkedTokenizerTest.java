package io.dragoman.tokenizers.casing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.TextTokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In expectations {@code C}, {@code (U} and {@code U)} stand for the three marks. */
final class CaseMarkedTokenizerTest {
  private static final CaseMarkedTokenizer WORDS =
      new CaseMarkedTokenizer(TextTokenizers.create("words"));
  private static final CaseMarkedTokenizer WHITESPACE =
      new CaseMarkedTokenizer(TextTokenizers.create("whitespace"));

  private static String brief(List<String> tokens) {
    return String.join(" ", tokens)
        .replace(CaseMarks.CAPITAL, "C")
        .replace(CaseMarks.BEGIN, "(U")
        .replace(CaseMarks.END, "U)");
  }

  private static List<String> spelt(String tokens) {
    return Arrays.stream(tokens.split(" "))
        .map(
            token ->
                switch (token) {
                  case "C" -> CaseMarks.CAPITAL;
                  case "(U" -> CaseMarks.BEGIN;
                  case "U)" -> CaseMarks.END;
                  default -> token;
                })
        .toList();
  }

  private static void gives(TextTokenizer tokenizer, String line, String expected) {
    List<String> tokens = tokenizer.tokenize(line);
    assertThat(brief(tokens)).isEqualTo(expected);
    assertThat(tokenizer.detokenize(tokens)).isEqualTo(line);
  }

  @Test
  void marks_are_spelt_as_in_the_tokenizer_of_opennmt() {
    assertThat(WORDS.tokenize("Hello WORLD!"))
        .containsExactly(
            "｟mrk_case_modifier_C｠",
            "hello",
            "｟mrk_begin_case_region_U｠",
            "world",
            "｟mrk_end_case_region_U｠",
            "￭!");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello world! | hello world ￭!",
        "Hello world! | C hello world ￭!",
        "Hello WORLD! | C hello (U world U) ￭!",
        "Hello WOrld! | C hello (U wo￭ U) rld ￭!",
        "hello woRld! | hello wo￭ C rld ￭!",
        "hello woRlD! | hello wo￭ C rl￭ C d ￭!",
        "HELLO WORLD! | (U hello world U) ￭!",
        "AA. | (U aa U) ￭.",
        "A | C a",
        "I am | C i am",
      })
  void lines_of_the_tokenizer_of_opennmt_agree(String line, String expected) {
    gives(WORDS, line, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "my iPhone 5S | my i￭ C phone 5 C ￭s",
        "McDonald's | C mc￭ C donald ￭'s",
        "a B2B deal | a (U b2b U) deal",
        "PhDs | C ph￭ C ds",
        "USAs | (U usa￭ U) s",
        "USA/EU | (U usa ￭/￭ eu U)",
        "USA, EU and UN | (U usa ￭, eu U) and (U un U)",
        "„Ja“, sagte ER | „￭ C ja ￭“ ￭, sagte (U er U)",
        "1st 2Nd | 1 ￭st 2 C ￭nd",
      })
  void words_of_mixed_case_are_cut(String line, String expected) {
    gives(WORDS, line, expected);
  }

  @Test
  void the_examples_of_the_chapter_are_true() throws IOException {
    String chapter = Files.readString(Path.of("..", "docs", "tokenization.md"));
    Pattern example = Pattern.compile("^ {4}(\\S.*?) {3,}(.*\\(U .*)$", Pattern.MULTILINE);
    List<MatchResult> found = example.matcher(chapter).results().toList();
    assertThat(found).hasSize(2);
    for (MatchResult each : found) {
      gives(WORDS, each.group(1), each.group(2));
    }
  }

  @Test
  void a_capital_alone_begins_no_region_but_may_be_in_one() {
    gives(WORDS, "A BMX rider", "C a (U bmx U) rider");
    gives(WORDS, "VITAMIN A helps", "(U vitamin a U) helps");
    gives(WORDS, "GRADE A OR B, 12", "(U grade a or b U) ￭, 12");
  }

  @Test
  void regions_do_not_span_letters_without_case() {
    gives(WHITESPACE, "NBA 球員 CBA", "(U nba U) 球員 (U cba U)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ärger | C ärger",
        "STRASSE | (U strasse U)",
        "straße Straße | straße C straße",
        "ΟΔΟΣ Οδος ΣΟΦΟΣ | (U οδος U) C οδος (U σοφος U)",
        "ΟΔΟΣ ΣΟΦΟΣ | (U οδος σοφος U)",
        "МОСКВА Москва | (U москва U) C москва",
        "ǅep | C ǆep",
        "ǄEP | (U ǆep U)",
        "ıslak Islak | ıslak C islak",
        "𐐀𐐨 | C 𐐨𐐨",
      })
  void letters_of_any_script_have_case(String line, String expected) {
    gives(WHITESPACE, line, expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"İstanbul", "ẞ", "GROẞ", "STRAßE", "ΟΔΟσ", "Ｋelvin\u212A", "𝒜", "ǄeP"})
  void what_does_not_come_back_from_lowercase_stays(String word) {
    gives(WHITESPACE, word, word);
    assertThat(WORDS.detokenize(WORDS.tokenize(word))).isEqualTo(word);
  }

  @Test
  void without_join_marks_mixed_case_stays() {
    gives(WHITESPACE, "My iPhone HERE", "C my iPhone (U here U)");
  }

  @Test
  void escapes_keep_their_digits() {
    gives(WORDS, "A\u00A0B", "C a ￭％00A0￭ C b");
    gives(WORDS, "x￭Y ％00E9 ％ABCd", "x ￭％FFED￭ C y ％￭ 00 C ￭e9 ％￭ (U abc￭ U) d");
    gives(WHITESPACE, "％00E9 X％00E9", "％00E9 C x％00E9");
  }

  @Test
  void marks_in_the_text_survive() {
    String line = "｟mrk_case_modifier_C｠ ％｟mrk_end_case_region_U｠ ％％｟mrk_begin_case_region_U｠ a";
    gives(WHITESPACE, line, "％C ％％U) ％％％(U a");
    assertThat(WORDS.detokenize(WORDS.tokenize(line))).isEqualTo(line);
    assertThat(WORDS.tokenize(line)).doesNotContain("｟mrk_begin_case_region_U｠");
  }

  @Test
  void a_word_that_would_become_a_special_token_stays() {
    gives(WHITESPACE, "<S> <UNK> ％<S>", "<S> <UNK> C ％<s>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello C | hello",
        "C | ''",
        "(U | ''",
        "U) hello | hello",
        "hello (U world | hello WORLD",
        "(U a (U b U) c U) d | A B c d",
        "C (U a U) b | A b",
        "(U a C b c | A B C",
        "(U straße U) | STRASSE",
        "C C hello | Hello",
        "C „￭ hello world ￭“ | „Hello world“",
        "C 12 ￭, x y | 12, X y",
        "C <unk> house | <unk> House",
        "(U <unk> nato U) | <unk> NATO",
        "C McD x | McD x",
        "C ￭ a | A",
      })
  void what_a_model_says_becomes_text(String tokens, String text) {
    assertThat(WORDS.detokenize(spelt(tokens))).isEqualTo(text);
  }

  @Test
  void the_name_tells_what_it_wraps() {
    assertThat(WORDS.name()).isEqualTo("marks:words");
    assertThat(WORDS.marksJoins()).isTrue();
    assertThat(WHITESPACE.marksJoins()).isFalse();
  }
}

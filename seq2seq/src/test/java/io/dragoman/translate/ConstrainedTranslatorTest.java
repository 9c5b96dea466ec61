package io.dragoman.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.search.SearchOptions;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.translate.Rewriting.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constraints, terms and unknown words of a translator that copies. */
class ConstrainedTranslatorTest {
  private static final TextCodec CODEC = codec("a", "b", "c", "d");
  private static final TextCodec MARKED = codec("a", "b", "c", "d", "<term1>", "<term2>");
  private static final TranslatorOptions BEAM = TranslatorOptions.of(SearchOptions.ofBeam(4));

  private static TextCodec codec(String... words) {
    List<String> tokens = new ArrayList<>(SpecialTokens.ALL);
    tokens.addAll(List.of(words));
    return new TextCodec(TextTokenizers.create("whitespace"), Vocabulary.of(tokens));
  }

  private static Translator copier(TextCodec codec, TranslatorOptions options) {
    int size = codec.vocabulary().size();
    return new Translator(() -> new CopyScorer(size, -1, new ArrayList<>()), codec, codec, options);
  }

  private static List<Translation> translate(TranslatorOptions options, LineRequest... lines) {
    List<Translation> results = new ArrayList<>();
    try (Translator translator = copier(CODEC, options)) {
      translator.translateRequests(List.of(lines).iterator(), results::add);
    }
    return results;
  }

  private static LineRequest line(String text, String prefix, List<String> required) {
    return new LineRequest(text, new LineConstraints(prefix, required, List.of()));
  }

  private static TranslatorOptions rewriting(
      boolean unknown, Map<String, String> dictionary, Term... terms) {
    return BEAM.withRewriting(new Rewriting(unknown, dictionary, List.of(terms)));
  }

  @Test
  void each_line_has_its_own_constraints() {
    List<Translation> results =
        translate(
            BEAM,
            LineRequest.of("a b"),
            line("a b", "c", List.of()),
            line("a b", "", List.of("d c", "b")),
            new LineRequest("a b c", new LineConstraints("", List.of(), List.of("b", "x y"))),
            line("", "c", List.of("d")));
    assertThat(results.get(0).text()).isEqualTo("a b");
    assertThat(results.get(1).text()).startsWith("c");
    assertThat(results.get(2).text()).contains("d c").contains("b");
    assertThat(results.get(3).text()).doesNotContain("b");
    assertThat(results.get(4).text()).as("of a blank line").isEmpty();
  }

  @Test
  void unknown_words_of_constraints_are_put_back() {
    List<Translation> results =
        translate(
            BEAM,
            line("a b", "new a", List.of()),
            line("a b", "", List.of("d York", "b")),
            line("a b", "York", List.of("York a")));
    assertThat(results.get(0).text()).startsWith("new a");
    assertThat(results.get(1).text()).contains("d York");
    assertThat(results.get(2).text()).startsWith("York").contains("York a");
    assertThat(results.get(1).targetTokens()).contains("York").doesNotContain("<unk>");
  }

  @Test
  void unknown_words_are_replaced_by_the_source_word_or_its_translation() {
    TranslatorOptions plain = BEAM.withRewriting(Rewriting.NONE);
    assertThat(translate(plain, LineRequest.of("a Ulm b")).get(0).text()).doesNotContain("Ulm");
    Translation copied = translate(rewriting(true, Map.of()), LineRequest.of("a Ulm b")).get(0);
    assertThat(copied.text()).isEqualTo("a Ulm b");
    assertThat(copied.targetTokens()).containsExactly("a", "Ulm", "b");
    Translation translated =
        translate(rewriting(true, Map.of("Ulm", "New Ulm")), LineRequest.of("Ulm b")).get(0);
    assertThat(translated.text()).isEqualTo("New Ulm b");
    assertThat(translated.targetTokens()).containsExactly("New Ulm", "b");
    assertThat(translated.attention()).hasNumberOfRows(3);
  }

  @Test
  void terms_become_required_phrases_of_an_ordinary_model() {
    TranslatorOptions options =
        rewriting(
            false,
            Map.of(),
            new Term("a", "d"),
            new Term("a b", "c York"),
            new Term("a b", "never: the first counts"));
    List<Translation> results =
        translate(options, LineRequest.of("a b"), LineRequest.of("a c"), LineRequest.of("b c"));
    assertThat(results.get(0).text()).contains("c York").doesNotContain("never");
    assertThat(results.get(1).text()).contains("d");
    assertThat(results.get(2).text()).isEqualTo("b c");
  }

  @Test
  void terms_are_replaced_by_placeholders_that_the_model_knows() {
    TranslatorOptions options =
        rewriting(false, Map.of(), new Term("Ulm b", "New Ulm"), new Term("c", "d"));
    try (Translator translator = copier(MARKED, options)) {
      Translation one = translator.translate("a Ulm b a");
      assertThat(one.text()).isEqualTo("a New Ulm a");
      assertThat(one.sourceTokens()).containsExactly("a", "<term1>", "a");
      assertThat(one.targetTokens()).containsExactly("a", "New Ulm", "a");
      assertThat(translator.translate("c Ulm b").text()).isEqualTo("d New Ulm");
      assertThat(translator.translate("c c a c").text())
          .as("two placeholders, then required")
          .startsWith("d d a")
          .contains("d");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'  '|phrase '  ' has no words: remove it",
        "'b c'|a forbidden phrase is part of what is required: remove one",
      })
  void constraints_that_make_no_sense_are_named_with_their_line(String phrase, String message) {
    LineRequest bad = new LineRequest("a", new LineConstraints("", List.of(phrase), List.of("c")));
    assertThatThrownBy(() -> translate(BEAM, LineRequest.of("a"), bad))
        .isInstanceOf(TranslationException.class)
        .hasMessage("line 2: cannot be translated: " + message);
  }
}

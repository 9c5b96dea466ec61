package io.dragoman.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.data.SourceCodec;
import io.dragoman.search.SearchOptions;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.tokenizers.TextTokenizers;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranslatorTest {
  private static final TextCodec CODEC = codec("a", "b", "c", "d", "poison");
  private static final int POISON = CODEC.vocabulary().id("poison");
  private static final TranslatorOptions GREEDY = TranslatorOptions.of(SearchOptions.ofBeam(1));

  private final List<Integer> batchSizes = Collections.synchronizedList(new ArrayList<>());

  private static TextCodec codec(String... words) {
    List<String> tokens = new ArrayList<>(SpecialTokens.ALL);
    tokens.addAll(List.of(words));
    return new TextCodec(TextTokenizers.create("whitespace"), Vocabulary.of(tokens));
  }

  private Translator copier(TranslatorOptions options) {
    int size = CODEC.vocabulary().size();
    return new Translator(() -> new CopyScorer(size, POISON, batchSizes), CODEC, CODEC, options);
  }

  /** Lines of up to 12 words, some of them blank. */
  private static List<String> lines(int count) {
    Random random = new Random(count);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                random
                    .ints(random.nextInt(13), 0, 4)
                    .mapToObj(word -> "abcd".substring(word, word + 1))
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"1,1,64", "7,1,2", "64,1,64", "7,2,3", "3,3,1"})
  void translations_come_in_the_order_of_the_lines(int batch, int threads, int window) {
    List<String> lines = lines(500);
    try (Translator translator =
        copier(GREEDY.withBatchSize(batch).withThreads(threads).withWindow(window))) {
      List<Translation> translations = translator.translate(lines);
      assertThat(translations).extracting(Translation::text).isEqualTo(lines);
      assertThat(translations).extracting(Translation::source).isEqualTo(lines);
      assertThat(translations)
          .extracting(Translation::line)
          .isEqualTo(IntStream.rangeClosed(1, 500).mapToObj(Long::valueOf).toList());
    }
    assertThat(batchSizes).allMatch(size -> size <= batch);
  }

  @Test
  void no_more_than_a_window_is_read_ahead() {
    int[] read = {0};
    Iterator<String> lines =
        lines(100).stream()
            .peek(
                line -> {
                  read[0]++;
                })
            .iterator();
    int[] delivered = {0};
    try (Translator translator = copier(GREEDY.withBatchSize(4).withWindow(3))) {
      translator.translate(
          lines,
          translation -> {
            delivered[0]++;
            assertThat(read[0] - delivered[0]).isLessThanOrEqualTo(12);
          });
    }
    assertThat(delivered[0]).isEqualTo(100);
  }

  @Test
  void blank_lines_stay_empty_and_never_reach_the_model() {
    try (Translator translator = copier(GREEDY)) {
      List<Translation> translations = translator.translate(List.of("", "a b", " \t\u3000", ""));
      assertThat(translations).extracting(Translation::text).containsExactly("", "a b", "", "");
      assertThat(translations.get(2).nBest()).containsExactly(RankedText.empty());
      assertThat(batchSizes).containsExactly(1);
      assertThat(translator.translate(List.of("", ""))).hasSize(2);
      assertThat(translator.translate(List.of())).isEmpty();
    }
  }

  @Test
  void a_translation_carries_tokens_scores_and_attention() {
    SearchOptions search = SearchOptions.ofBeam(3).withNBest(3).withAttention(true);
    try (Translator translator = copier(TranslatorOptions.of(search))) {
      Translation translation = translator.translate(" b  a ");
      assertThat(translation.sourceTokens()).containsExactly("b", "a");
      assertThat(translation.text()).isEqualTo("b a");
      assertThat(translation.targetTokens()).containsExactly("b", "a");
      assertThat(translation.nBest()).hasSize(3);
      assertThat(translation.nBest().get(0).logProbability())
          .isCloseTo(3 * Math.log(0.5), within(1e-6));
      assertThat(translation.score()).isCloseTo(Math.log(0.5), within(1e-6));
      assertThat(translation.nBest()).extracting(RankedText::text).doesNotHaveDuplicates();
      assertThat(translation.attention())
          .isDeepEqualTo(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
      assertThat(translation.warning()).isEmpty();
    }
  }

  @Test
  void what_is_written_from_right_to_left_is_read_from_left_to_right() {
    SearchOptions search = SearchOptions.ofBeam(2).withAttention(true);
    try (Translator translator =
        new Translator(
            () -> new CopyScorer(CODEC.vocabulary().size(), POISON, batchSizes),
            CODEC,
            CODEC.reversed(),
            TranslatorOptions.of(search))) {
      Translation translation = translator.translate("a b c");
      assertThat(translation.text()).isEqualTo("c b a");
      assertThat(translation.targetTokens()).containsExactly("c", "b", "a");
      assertThat(translation.attention())
          .isDeepEqualTo(new float[][] {{0, 0, 1, 0}, {0, 1, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 1}});
    }
  }

  @Test
  void a_cut_translation_from_right_to_left_has_no_row_for_its_end() {
    SearchOptions search = SearchOptions.ofBeam(1).withAttention(true).withMaxLength(0, 2);
    try (Translator translator =
        new Translator(
            () -> new CopyScorer(CODEC.vocabulary().size(), POISON, batchSizes),
            CODEC,
            CODEC.reversed(),
            TranslatorOptions.of(search))) {
      Translation translation = translator.translate("a b c");
      assertThat(translation.text()).isEqualTo("b a");
      assertThat(translation.attention()).isDeepEqualTo(new float[][] {{0, 1, 0, 0}, {1, 0, 0, 0}});
    }
  }

  @Test
  void unknown_words_are_translated_as_unknown() {
    try (Translator translator =
        copier(TranslatorOptions.of(SearchOptions.ofBeam(1).withUnknown(true)))) {
      assertThat(translator.translate("a strange b").text()).isEqualTo("a <unk> b");
    }
  }

  @Test
  void a_line_of_5000_tokens_is_cut_with_a_warning() {
    String line = String.join(" ", Collections.nCopies(2_500, "a b"));
    try (Translator translator = copier(GREEDY)) {
      List<Translation> translations = translator.translate(List.of("c", line, "d"));
      assertThat(translations.get(1).targetTokens()).hasSize(1_000);
      assertThat(translations.get(1).sourceTokens()).hasSize(1_000);
      assertThat(translations.get(1).warning())
          .contains(
              "line 2: 5,000 tokens, only the first 1,000 are translated: split the line or raise"
                  + " the limit");
      assertThat(translations.get(2).text()).isEqualTo("d");
    }
    try (Translator translator = copier(GREEDY.withMaxSourceLength(5_000))) {
      Translation translation = translator.translate(line);
      assertThat(translation.text()).isEqualTo(line);
      assertThat(translation.warning()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "64,1", "64,2", "2,2"})
  void an_error_names_the_line(int batch, int threads) {
    List<String> lines = new ArrayList<>(lines(200));
    lines.set(122, "a poison b");
    try (Translator translator = copier(GREEDY.withBatchSize(batch).withThreads(threads))) {
      assertThatThrownBy(() -> translator.translate(lines))
          .isInstanceOf(TranslationException.class)
          .hasMessage("line 123: cannot be translated: poisoned")
          .hasCauseInstanceOf(IllegalStateException.class)
          .extracting(error -> ((TranslationException) error).line())
          .isEqualTo(123L);
      assertThat(translator.translate("a b").text()).as("still works").isEqualTo("a b");
    }
  }

  @Test
  void lines_before_the_window_of_an_error_are_delivered() {
    List<String> delivered = new ArrayList<>();
    Iterator<String> lines = List.of("a", "b", "c", "poison").iterator();
    try (Translator translator = copier(GREEDY.withBatchSize(2).withWindow(1))) {
      assertThatThrownBy(
              () -> translator.translate(lines, translation -> delivered.add(translation.text())))
          .isInstanceOf(TranslationException.class);
    }
    assertThat(delivered).containsExactly("a", "b");
  }

  @Test
  void a_closed_translator_says_so() {
    Translator translator = copier(GREEDY);
    translator.close();
    translator.close();
    assertThatThrownBy(() -> translator.translate("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("dragoman-translate: closed already: open another");
  }

  @Test
  void options_out_of_range_are_refused() {
    assertThatThrownBy(() -> GREEDY.withBatchSize(0))
        .hasMessage("translator options: batchSize is 0: must be at least 1");
    assertThatThrownBy(() -> GREEDY.withThreads(-1))
        .hasMessage("translator options: threads is -1: must be at least 1");
    assertThatThrownBy(() -> GREEDY.withWindow(0))
        .hasMessage("translator options: window is 0: must be at least 1");
    assertThatThrownBy(() -> GREEDY.withMaxSourceLength(0))
        .hasMessage("translator options: maxSourceLength is 0: must be at least 1");
  }

  @Test
  void long_lines_travel_in_small_batches() {
    List<SourceLine> lines = new ArrayList<>();
    for (int length : new int[] {3, 400, 100, 0, 5, 200, 60}) {
      String text = String.join(" ", Collections.nCopies(length, "a"));
      lines.add(SourceLine.of(lines.size() + 1, text, SourceCodec.of(CODEC), 1_000));
    }
    assertThat(Batches.cut(lines, 4).stream().map(Arrays::toString))
        .containsExactly("[1]", "[5]", "[2, 6, 4, 0]");
    assertThat(Batches.cut(lines, 1)).hasSize(6);
    assertThat(Batches.cut(List.of(), 4)).isEmpty();
  }
}

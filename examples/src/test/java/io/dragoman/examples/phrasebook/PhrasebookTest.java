package io.dragoman.examples.phrasebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dragoman.examples.phrasebook.ResourceTable.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PhrasebookTest {

  private static final Phrasebook BOOK = Phrasebook.load();
  private static final PhrasebookSplit SPLIT = BOOK.generate(1, 20_000, 500, 500);

  private static Row golden(Pattern pattern) {
    return ResourceTable.read("golden.txt", 4).stream()
        .filter(row -> row.cell(0).equals(pattern.name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("golden.txt has no '" + pattern.name() + "'"));
  }

  /** The filler with this English in a slot. */
  private static Entry filler(List<Entry> choices, String english) {
    return choices.stream()
        .filter(entry -> entry.english().equals(english))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no slot takes '" + english + "'"));
  }

  @TestFactory
  Stream<DynamicTest> every_pattern_says_what_was_proofread() {
    return BOOK.patterns().stream()
        .map(pattern -> DynamicTest.dynamicTest(pattern.name(), () -> checkGolden(pattern)));
  }

  private static void checkGolden(Pattern pattern) {
    Row row = golden(pattern);
    String[] words = row.cell(1).split("; ");
    List<Entry> fillers = new ArrayList<>();
    for (int slot = 0; slot < words.length; slot++) {
      fillers.add(filler(pattern.choices().get(slot), words[slot]));
    }
    assertThat(pattern.realize(fillers)).isEqualTo(new PhrasePair(row.cell(2), row.cell(3)));
  }

  @Test
  void the_book_is_as_large_as_promised() {
    assertThat(BOOK.patterns()).hasSizeGreaterThanOrEqualTo(120);
    assertThat(BOOK.entryCount()).isGreaterThanOrEqualTo(600);
    assertThat(SPLIT.train()).hasSize(20_000);
    assertThat(SPLIT.valid()).hasSize(500);
    assertThat(SPLIT.test()).hasSize(500);
    assertThat(BOOK.generate(1, 40_000, 500, 500).train()).hasSize(40_000);
  }

  @Test
  void no_sentence_occurs_twice_on_either_side_of_any_set() {
    List<PhrasePair> all = new ArrayList<>(SPLIT.train());
    all.addAll(SPLIT.valid());
    all.addAll(SPLIT.test());

    assertThat(all).extracting(PhrasePair::english).doesNotHaveDuplicates();
    assertThat(all).extracting(PhrasePair::german).doesNotHaveDuplicates();
  }

  @Test
  void every_word_of_validation_and_test_occurs_in_training() {
    assertThat(words(SPLIT.train(), true))
        .containsAll(words(SPLIT.valid(), true))
        .containsAll(words(SPLIT.test(), true));
    assertThat(words(SPLIT.train(), false))
        .containsAll(words(SPLIT.valid(), false))
        .containsAll(words(SPLIT.test(), false));
  }

  private static Set<String> words(Collection<PhrasePair> pairs, boolean english) {
    Set<String> words = new HashSet<>();
    for (PhrasePair pair : pairs) {
      String text = english ? pair.english() : pair.german();
      words.addAll(List.of(text.replaceAll("[.,?!]", "").split(" ")));
    }
    return words;
  }

  @Test
  void about_half_of_the_test_combines_a_pattern_with_a_word_new_to_it() {
    Set<String> trained = new HashSet<>();
    SPLIT.train().forEach(pair -> trained.add(pair.german()));
    Set<String> tested = new HashSet<>();
    SPLIT.test().forEach(pair -> tested.add(pair.german()));
    int all = 0;
    int fresh = 0;
    for (Pattern pattern : BOOK.patterns()) {
      Set<Entry> seen = new HashSet<>();
      List<List<Entry>> questions = new ArrayList<>();
      for (int derivation = 0; pattern.size() < 2000 && derivation < pattern.size(); derivation++) {
        List<Entry> fillers = pattern.fillers(derivation);
        String sentence = pattern.realize(fillers).german();
        if (trained.contains(sentence)) {
          seen.addAll(fillers);
        } else if (tested.contains(sentence)) {
          questions.add(fillers);
        }
      }
      all += questions.size();
      fresh += (int) questions.stream().filter(fillers -> !seen.containsAll(fillers)).count();
    }
    assertThat(all).isGreaterThan(200);
    assertThat((double) fresh / all).isBetween(0.35, 0.65);
  }

  @Test
  void the_same_seed_gives_the_same_sets_and_another_seed_others() {
    assertThat(Phrasebook.load().generate(1, 20_000, 500, 500)).isEqualTo(SPLIT);
    assertThat(BOOK.generate(2, 1000, 50, 50).test())
        .isNotEqualTo(BOOK.generate(1, 1000, 50, 50).test());
  }

  @Test
  void sentences_are_tidy() {
    assertThat(SPLIT.train())
        .allSatisfy(
            pair -> {
              assertThat(pair.english()).matches("[A-Z].*[.?!]").doesNotContain("{", "}", "  ");
              assertThat(pair.german()).matches("[A-ZÄÖÜ].*[.?!]").doesNotContain("{", "}", "  ");
              assertThat(pair.german()).doesNotContain(" zu dem ", " in dem ", " an dem ");
            });
  }

  @Test
  void impossible_sizes_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BOOK.generate(1, -1, 0, 0))
        .withMessage("phrasebook: sizes -1, 0, 0: none may be negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BOOK.generate(1, 10_000_000, 0, 0))
        .withMessageMatching(
            "phrasebook: 10000000 training pairs wanted, \\d+ available: ask for fewer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BOOK.generate(1, 0, 5, 5))
        .withMessage("phrasebook: 10 validation and test pairs wanted, 0 available: ask for fewer");
  }
}

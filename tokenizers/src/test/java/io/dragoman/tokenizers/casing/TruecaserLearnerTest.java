package io.dragoman.tokenizers.casing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected counts are those of {@code train-truecaser.perl}, ties and order apart. */
final class TruecaserLearnerTest {
  private static final List<String> TEXT =
      List.of(
          "The cat sat . \" Then the Cat ran : THE end",
          "( Hello world",
          "&quot; Hello ! hello There . &apos; Foo foo",
          "apple Apple ate an Apple and an apple",
          "Hello",
          "word",
          "NASA",
          ". The . The",
          "a <b> Bold </b> move : x<Y",
          "Ärger und Ärger ΟΔΟΣ ΟΔΟΣ İstanbul İstanbul");

  private static List<String> learned(boolean firstToo, List<String> text) {
    TruecaserLearner learner = TruecaserLearner.ofMoses(firstToo);
    text.forEach(learner::addLine);
    return learner.learn().lines();
  }

  @Test
  void words_that_start_no_sentence_are_counted() {
    assertThat(learned(false, TEXT))
        .containsExactly(
            "! (1/1)",
            ". (3/3)",
            ": (2/2)",
            "<Y (1/1)",
            "an (2/2)",
            "and (1/1)",
            "Apple (2/3) apple (1)",
            "ate (1/1)",
            "Bold (1/1)",
            "cat (1/2) Cat (1)",
            "end (1/1)",
            "foo (1/2) Foo (1)",
            "İstanbul (2/2)",
            "move (1/1)",
            "ran (1/1)",
            "sat (1/1)",
            "the (1/1)",
            "Then (1/1)",
            "There (1/1)",
            "und (1/1)",
            "world (1/1)",
            "Ärger (1/1)",
            "ΟΔΟΣ (2/2)");
  }

  @Test
  void first_words_count_if_asked_when_they_tell_something() {
    assertThat(learned(true, TEXT))
        .contains(
            "\" (1/1)",
            "&apos; (1/1)",
            ". (4/4)",
            "a (1/1)",
            "apple (2/4) Apple (2)",
            "hello (1/1.1) Hello (0.1)",
            "NASA (0.1/0.1)",
            "word (1/1)",
            "x (1/1)")
        .hasSize(30);
  }

  @Test
  void tenths_add_up_as_in_perl() {
    assertThat(learned(true, Collections.nCopies(7, "NASA"))).containsExactly("NASA (0.7/0.7)");
    assertThat(learned(true, Collections.nCopies(30, "NASA"))).containsExactly("NASA (3/3)");
  }

  @Test
  void of_equally_frequent_forms_the_one_with_fewer_capitals_wins_whatever_the_order() {
    assertThat(learned(false, List.of("x DOG Dog dog")))
        .containsExactly("dog (1/3) Dog (1) DOG (1)");
    assertThat(learned(false, List.of("x dog DOG Dog")))
        .containsExactly("dog (1/3) Dog (1) DOG (1)");
    assertThat(learned(false, List.of("x dog Dog Dog"))).containsExactly("Dog (2/3) dog (1)");
  }

  @Test
  void large_counts_are_whole_numbers() {
    TruecaserLearner learner = TruecaserLearner.ofMoses(false);
    for (int i = 0; i < 1_000; i++) {
      learner.add(Collections.nCopies(1_001, "ab"));
    }
    assertThat(learner.learn().lines()).containsExactly("ab (1000000/1000000)");
  }

  @Test
  void nothing_is_learned_from_nothing() {
    assertThat(learned(false, List.of("", "Hello", "( \"", "<b>"))).isEmpty();
    assertThat(TruecaserLearner.ofMoses(true).learn().truecase("The", true)).isEqualTo("The");
  }
}

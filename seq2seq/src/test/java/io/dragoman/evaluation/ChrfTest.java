package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChrfTest {
  private static final Chrf CHRF = Chrf.of(ChrfOptions.defaults());
  private static final Chrf PLUS = Chrf.of(ChrfOptions.defaults().withOrders(6, 2));

  @Test
  void recall_counts_four_times_as_much_as_precision() {
    Chrf unigrams = Chrf.of(ChrfOptions.defaults().withOrders(1, 0));

    // 2 of 3 characters are right, 2 of 4 are found: 5 * 2/3 * 1/2 / (4 * 2/3 + 1/2)
    assertThat(unigrams.sentence("abx", List.of("abcd")).score())
        .isCloseTo(100 * 5.0 / 3 / (19.0 / 6), within(1e-12));
  }

  @Test
  void orders_that_one_side_is_too_short_for_do_not_count() {
    assertThat(CHRF.sentence("ab", List.of("ab")).score()).isEqualTo(100);
    assertThat(CHRF.statistics("ab", List.of("abcdefgh")))
        .containsExactly(2, 8, 2, 1, 7, 1, 0, 6, 0, 0, 5, 0, 0, 4, 0, 0, 3, 0);
    assertThat(CHRF.statistics("abcdefgh", List.of("ab")))
        .startsWith(8, 2, 2, 7, 1, 1)
        .endsWith(new double[12]);
  }

  @Test
  void a_character_beyond_the_basic_plane_is_one() {
    assertThat(CHRF.statistics("\uD842\uDFB7\uD83D\uDE00", List.of("\uD842\uDFB7")))
        .startsWith(2, 1, 1, 0, 0, 0);
  }

  @Test
  void one_mark_of_punctuation_is_taken_off_a_word() {
    double[] counts = PLUS.statistics("(hi) \"so --", List.of("( hi ) \" so - -"));
    int words = 18;

    // (hi ) " so - -
    assertThat(counts).hasSize(24);
    assertThat(counts[words]).isEqualTo(6);
    assertThat(counts[words + 1]).isEqualTo(7);
    assertThat(counts[words + 2]).isEqualTo(5);
  }

  @Test
  void of_several_references_the_best_counts() {
    assertThat(CHRF.statistics("abc", List.of("xyz", "abc", "abd")))
        .isEqualTo(CHRF.statistics("abc", List.of("abc")));
  }

  @Test
  void names_tell_beta_and_words() {
    assertThat(CHRF.name()).isEqualTo("chrF2");
    assertThat(PLUS.name()).isEqualTo("chrF2++");
    assertThat(Chrf.of(ChrfOptions.defaults().withOrders(6, 1).withBeta(3)).name())
        .isEqualTo("chrF3+");
    assertThat(PLUS.sentence("a", List.of("a"))).hasToString("chrF2++ = 100.00");
  }

  @Test
  void options_out_of_their_range_are_refused() {
    assertThatThrownBy(() -> ChrfOptions.defaults().withOrders(0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("character order 0: must be at least 1");
    assertThatThrownBy(() -> ChrfOptions.defaults().withOrders(6, -1))
        .hasMessage("word order -1: must be at least 0");
    assertThatThrownBy(() -> ChrfOptions.defaults().withBeta(0))
        .hasMessage("beta 0: must be at least 1");
  }
}

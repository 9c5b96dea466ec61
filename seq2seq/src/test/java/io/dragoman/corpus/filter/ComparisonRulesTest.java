package io.dragoman.corpus.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.corpus.filter.DuplicateRule.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules that compare texts. */
class ComparisonRulesTest {
  private static final TextKey EXACT = new TextKey(false, false);
  private static final TextKey WORDS = new TextKey(true, true);

  private static List<Boolean> accepted(DuplicateRule rule, String... pairs) {
    return Stream.of(pairs)
        .map(pair -> pair.split("\\|"))
        .map(pair -> rule.accepts(Pairs.of(pair[0], pair[1])))
        .toList();
  }

  @Test
  void the_first_of_equal_pairs_stays() {
    assertThat(accepted(new DuplicateRule(Scope.PAIR, EXACT), "a|x", "b|x", "a|y", "a|x", "b|x"))
        .containsExactly(true, true, true, false, false);
  }

  @Test
  void sides_are_not_run_together() {
    assertThat(accepted(new DuplicateRule(Scope.PAIR, EXACT), "ab|c", "a|bc"))
        .containsExactly(true, true);
  }

  @Test
  void one_side_can_be_looked_at() {
    assertThat(accepted(new DuplicateRule(Scope.SOURCE, EXACT), "a|x", "b|x", "a|y"))
        .containsExactly(true, true, false);
    assertThat(accepted(new DuplicateRule(Scope.TARGET, EXACT), "a|x", "b|x", "a|y"))
        .containsExactly(true, false, true);
  }

  @Test
  void case_and_punctuation_may_not_count() {
    assertThat(accepted(new DuplicateRule(Scope.PAIR, WORDS), "A.|x", "a|X!", "b|x"))
        .containsExactly(true, false, true);
    assertThat(accepted(new DuplicateRule(Scope.PAIR, EXACT), "A.|x", "a|X!", "b|x"))
        .containsExactly(true, true, true);
  }

  @Test
  void names_tell_what_is_compared() {
    assertThat(Stream.of(Scope.values()).map(each -> new DuplicateRule(each, EXACT).name()))
        .containsExactly("duplicate-pair", "duplicate-source", "duplicate-target");
  }

  @Test
  void untranslated_lines_are_identical() {
    IdenticalRule exact = new IdenticalRule(EXACT);
    IdenticalRule words = new IdenticalRule(WORDS);

    assertThat(exact.accepts(Pairs.of("OK ", "OK"))).isFalse();
    assertThat(exact.accepts(Pairs.of("OK.", "ok"))).isTrue();
    assertThat(words.accepts(Pairs.of("OK.", "ok"))).isFalse();
    assertThat(words.accepts(Pairs.of("yes", "ja"))).isTrue();
    assertThat(exact.name()).isEqualTo("identical");
  }
}

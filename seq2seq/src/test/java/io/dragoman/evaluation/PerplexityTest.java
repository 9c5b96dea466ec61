package io.dragoman.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PerplexityTest {
  @Test
  void a_uniform_choice_among_n_words_has_perplexity_n() {
    assertThat(Perplexity.of(7 * Math.log(50), 7)).isCloseTo(50, within(1e-9));
  }

  @Test
  void no_tokens_are_refused() {
    assertThatThrownBy(() -> Perplexity.of(1, 0))
        .hasMessage("perplexity: of 0 tokens: needs at least 1");
  }
}

package io.dragoman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EveryTest {
  @ParameterizedTest
  @ValueSource(strings = {"1e", "500u", "999999999u"})
  void the_text_form_is_read_and_written(String text) {
    assertThat(Every.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e", "0e", "-1e", "1", "1.5e", "1 e", "1E", "9999999999u"})
  void other_forms_are_refused(String text) {
    assertThatThrownBy(() -> Every.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "every: '"
                + text
                + "' must be a number of epochs such as 1e or of updates such as 500u");
  }

  @Test
  void updates_are_due_whatever_the_epoch() {
    assertThat(Every.updates(3).isDue(6, 1, false)).isTrue();
    assertThat(Every.updates(3).isDue(7, 1, true)).isFalse();
  }

  @Test
  void epochs_are_due_at_their_last_update_alone() {
    assertThat(Every.epochs(2).isDue(10, 2, true)).isTrue();
    assertThat(Every.epochs(2).isDue(10, 2, false)).isFalse();
    assertThat(Every.epochs(2).isDue(10, 3, true)).isFalse();
  }

  @Test
  void a_count_below_one_is_refused() {
    assertThatThrownBy(() -> Every.epochs(0))
        .hasMessage("every: count is 0 but must be at least 1");
  }
}

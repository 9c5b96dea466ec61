package io.dragoman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
  @ParameterizedTest
  @CsvSource({
    "10e, 10, EPOCHS",
    "5000u, 5000, UPDATES",
    "7t, 7, TARGET_TOKENS",
    "2kt, 2000, TARGET_TOKENS",
    "50Mt, 50000000, TARGET_TOKENS",
    "3Gt, 3000000000, TARGET_TOKENS",
    "2h, 7200, SECONDS",
    "30m, 1800, SECONDS",
    "90s, 90, SECONDS"
  })
  void a_number_has_a_unit(String text, long count, Budget.Unit unit) {
    assertThat(Budget.parse(text)).isEqualTo(new Budget(count, unit, text)).hasToString(text);
  }

  @Test
  void none_is_no_limit() {
    assertThat(Budget.parse("none").isNone()).isTrue();
    assertThat(Budget.parse("1u").isNone()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "0e", "-1u", "2H", "1.5h", "e", "9999999999u"})
  void another_form_is_refused(String text) {
    assertThatThrownBy(() -> Budget.parse(text)).hasMessage(Budget.FORMS);
  }
}

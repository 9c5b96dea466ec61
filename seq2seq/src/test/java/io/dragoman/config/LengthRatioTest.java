package io.dragoman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthRatioTest {
  @Test
  void it_is_a_number_or_learned() {
    assertThat(LengthRatio.parse("1.05").constant()).hasValue(1.05);
    assertThat(LengthRatio.parse("1").isLearned()).isFalse();
    assertThat(LengthRatio.parse("1")).hasToString("1.0").isEqualTo(LengthRatio.of(1));
    assertThat(LengthRatio.parse("learned")).isEqualTo(LengthRatio.LEARNED).hasToString("learned");
    assertThat(LengthRatio.LEARNED.isLearned()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Learned", "NaN", "1,5", "learned 1"})
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> LengthRatio.parse(text)).hasMessage("a number or learned");
  }

  @Test
  void a_configuration_has_either_and_keeps_it() {
    RunConfig standard = RunConfig.standard();
    assertThat(standard.search().lengthRatio()).isEqualTo(LengthRatio.of(1));
    assertThat(ConfigWriter.format(standard)).contains("  length-ratio: 1.0\n");
    RunConfig learned = standard.with("search.length-ratio=learned");
    assertThat(learned.search().lengthRatio().isLearned()).isTrue();
    assertThat(ConfigWriter.format(learned)).contains("  length-ratio: learned\n");
    assertThatThrownBy(() -> standard.with("search.length-ratio=0"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("search.length-ratio")
        .hasMessageContaining("must be above 0, or learned");
    assertThatThrownBy(() -> standard.with("search.length-ratio=long"))
        .hasMessageContaining("must be a number or learned");
  }
}

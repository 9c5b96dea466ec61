package io.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {
  @Test
  void times_have_a_unit() {
    assertThat(new Durations().convert("50ms")).isEqualTo(Duration.ofMillis(50));
    assertThat(new Durations().convert("1.5s")).isEqualTo(Duration.ofMillis(1500));
    assertThat(new Durations().convert("2m")).isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "50", "ms", "-1s", "0s", "1h", "0.0000001ms", "1 s"})
  void other_texts_are_refused(String text) {
    assertThatThrownBy(() -> new Durations().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'" + text + "' is not a time above 0 such as 50ms, 2s or 1m");
  }
}

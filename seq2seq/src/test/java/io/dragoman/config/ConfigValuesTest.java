package io.dragoman.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigValuesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "1, 1.0",
    "0.00001, 0.00001",
    "1e-8, 1e-8",
    "-1.25e-9, -125e-11",
    "3e20, 300000000000000000000.0",
    "0.1, 0.1",
  })
  void decimals_are_written_short_and_read_back(double value, String text) {
    assertThat(ConfigValues.format(value)).isEqualTo(text);
    assertThat(ConfigValues.parse(double.class, text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"0.2, 0.2", "0.3333333, 0.3333333"})
  void floats_are_written_with_their_own_digits(float value, String text) {
    assertThat(ConfigValues.format(value)).isEqualTo(text);
    assertThat(ConfigValues.parse(float.class, text)).isEqualTo(value);
  }
}

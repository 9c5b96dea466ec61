package io.dragoman.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderJsonTest {
  @Test
  void objects_arrays_strings_and_numbers_are_read() {
    assertThat(
            HeaderJson.parse("f", " { \"a\" : {\"b\":[1, 20,0]} ,\"c\":[ ],\"d\":{},\"e\":\"\"} "))
        .isEqualTo(
            Map.of("a", Map.of("b", List.of(1L, 20L, 0L)), "c", List.of(), "d", Map.of(), "e", ""));
  }

  @Test
  void escapes_are_read() {
    assertThat(HeaderJson.parse("f", "{\"\\\"\\\\\\/\":\"\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00é\"}"))
        .isEqualTo(Map.of("\"\\/", "\b\f\n\r\té\uD83D\uDE00é"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          ``;                      1; '{'; the end
          [1];                     1; '{'; '['
          {;                       2; '"'; the end
          {"a" 1};                 6; ':'; '1'
          {"a":1,};                8; '"'; '}'
          {"a":1}x;                8; the end; 'x'
          {"a":[1 2]};             9; ']'; '2'
          {"a;                     4; the end of a string; the end
          """)
  void malformed_text_is_refused_at_its_place(
      String text, int place, String expected, String found) {
    assertThatThrownBy(() -> HeaderJson.parse("m.safetensors", text))
        .isInstanceOf(ParameterFileException.class)
        .hasMessage(
            "m.safetensors: header: character %d: expected %s but found %s"
                + ": the file is damaged or of another format",
            place, expected, found);
  }

  @ParameterizedTest
  @CsvSource({"-1", "01", "1.5", "1e3", "1234567890123456789", "null", "true", "+1"})
  void numbers_other_than_plain_whole_ones_are_refused(String number) {
    assertThatThrownBy(() -> HeaderJson.parse("f", "{\"a\":" + number + "}"))
        .hasMessageContaining(
            "character 6: expected a string, array, object or whole number of at most 18 digits"
                + " but found '"
                + number.charAt(0)
                + "'");
  }

  @Test
  void a_control_character_or_bad_escape_inside_a_string_is_refused() {
    assertThatThrownBy(() -> HeaderJson.parse("f", "{\"a\nb\":1}"))
        .hasMessageContaining("character 4: expected the end of a string but found \\u000a");
    assertThatThrownBy(() -> HeaderJson.parse("f", "{\"\\u12g4\":1}"))
        .hasMessageContaining("character 4: expected one of \" \\ / b f n r t or u and four hex");
    assertThatThrownBy(() -> HeaderJson.parse("f", "{\"\\x\":1}"))
        .hasMessageContaining("but found 'x'");
  }

  @Test
  void a_repeated_name_is_refused() {
    assertThatThrownBy(() -> HeaderJson.parse("f", "{\"a\":1, \"\\u0061\":2}"))
        .hasMessage("f: header: character 9: name 'a' repeats: keep one");
  }

  @Test
  void deep_nesting_is_refused_without_exhausting_the_stack() {
    assertThatThrownBy(() -> HeaderJson.parse("f", "{\"a\":" + "[".repeat(1_000_000)))
        .hasMessageContaining("character 9: expected at most 4 levels but found '['");
  }
}

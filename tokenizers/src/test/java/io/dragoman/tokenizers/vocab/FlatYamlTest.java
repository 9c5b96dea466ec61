package io.dragoman.tokenizers.vocab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatYamlTest {
  private static final Path FILE = Path.of("v.yml");
  private static final String START = "</s>: 0\n<unk>: 1\n";

  private static boolean isFlat(String text) {
    return FlatYaml.read(text, new MapEntries(FILE, text.length() + 5));
  }

  private static List<String> flat(String text) {
    MapEntries entries = new MapEntries(FILE, text.length());
    assertThat(FlatYaml.read(text, entries)).as(text).isTrue();
    return entries.vocabulary().tokens();
  }

  @Test
  void plain_and_quoted_keys_are_what_a_whole_parser_reads() {
    String text =
        "\"</s>\": 1\n'<unk>': 0\nHaus: 2\n\".\": 3\n\"a \\\"b\\\" \\\\c\": 4\n'  x # y: z ': 5\n"
            + "größe: 6\n漢字: 7\nnull: 8\n1.5: 9\n2001-01-01: 10\nx@@: 11\n\"'\": 12\n'\"': 13\n"
            + "\"▁der\": 14\n</x>: 15\n<<: 16\n__a: 17\n\"\\\\\": 18\n\"\\\"b\": 19";
    List<String> expected = MapFormat.parseAnyYaml(text, FILE).tokens();
    assertThat(flat(text)).isEqualTo(expected);
    assertThat(expected).contains("a \"b\" \\c", "  x # y: z ", "2001-01-01", "\\", "\"", "<<");
    assertThat(flat(text + "\n")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "---\na: 0\n",
        "# note\na: 0\n",
        "a: 0 # note\n",
        "a: 0\n\nb: 1\n",
        "a: 0\r\n",
        "a : 0\n",
        "a:  0\n",
        "a:0\n",
        "a: 0 \n",
        " a: 0\n",
        "a: 00\n",
        "a: 017\n",
        "a: 0x1\n",
        "a: 1_0\n",
        "a: +1\n",
        "a: -1\n",
        "a: 1.0\n",
        "a: x\n",
        "a:\n",
        "a",
        "a: 1234567890123456789\n",
        "- a\n",
        "? a\n: 0\n",
        "{a: 0}\n",
        "&a b: 0\n",
        "!!str a: 0\n",
        "'it''s': 0\n",
        "'a: 0\n",
        "\"a: 0\n",
        "\"\\u0041\": 0\n",
        "\"a\\\nb\": 0\n",
        "\"a\nb\": 0\n",
        "\"a\tb\": 0\n",
        "\"\\\": 0\n",
        "\"😀\": 0\n",
        "\"a\u2028b\": 0\n",
        "\"\uFEFF\": 0\n",
        "a b: 0\n",
        "a,b: 0\n",
        "...\na: 0\n",
        "a: 0\n...\n",
        "\"a\"b: 0\n",
        "'a''': 0\n"
      })
  void anything_else_is_left_to_a_whole_parser(String text) {
    assertThat(isFlat(text)).isFalse();
  }

  @Test
  void very_long_keys_are_left_to_a_whole_parser() {
    assertThat(isFlat("a".repeat(1000) + ": 0\n")).isTrue();
    assertThat(isFlat("a".repeat(1001) + ": 0\n")).isFalse();
    assertThat(isFlat("\"" + "a".repeat(1000) + "\": 0\n")).isFalse();
  }

  @Test
  void whatever_is_read_flat_is_what_a_whole_parser_reads() {
    String[] parts = {
      "a", "Z", "0", "7", "<", ">", "/", "s", "_", "-", ".", "\"", "'", "\\", ": ", ":", " ", "\n",
      "ß", "字", "@", "#", "~", "=", "+", ",", "\t", "é", "1: 2\n", "\": 3\n", "': 4\n", "\\\""
    };
    Random random = new Random(7);
    int flat = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      String line = text.append(": 2").toString();
      if (isFlatWithoutFault(START + line)) {
        flat++;
        assertThat(flat(START + line))
            .as(line)
            .isEqualTo(MapFormat.parseAnyYaml(START + line, FILE).tokens());
      }
    }
    assertThat(flat).isGreaterThan(1000);
  }

  private static boolean isFlatWithoutFault(String text) {
    try {
      MapEntries entries = new MapEntries(FILE, text.length());
      return FlatYaml.read(text, entries) && entries.vocabulary().size() > 0;
    } catch (DataFormatException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        START + "a: 2\nb: 2\n",
        START + "a: 2\na: 3\n",
        START + "a: 99\n",
        START + "\"\": 2\n",
        START + "a: 3\n",
        "a: 0\nb: 1\n"
      })
  void faults_are_told_as_a_whole_parser_tells_them(String text) {
    String message = message(() -> MapFormat.parseAnyYaml(text, FILE));
    assertThat(isFlatTold(text)).isEqualTo(message);
    assertThatThrownBy(() -> MapFormat.parseYaml(text, FILE)).hasMessage(message);
  }

  private static String isFlatTold(String text) {
    return message(
        () -> {
          MapEntries entries = new MapEntries(FILE, text.length());
          assertThat(FlatYaml.read(text, entries)).isTrue();
          entries.vocabulary();
        });
  }

  private static String message(Runnable action) {
    try {
      action.run();
    } catch (DataFormatException e) {
      return e.getMessage();
    }
    throw new AssertionError("no fault");
  }
}

package io.dragoman.marian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dragoman.io.NpzReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsYamlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: 1\nb: 2.5\nc: true\nd: [1, -2, \"x\"]\ne:\n  f: {g: null}\nh: ~\ni: off\n",
        "a: 12345678901\nb: 123456789012345678901234567890\nc: 1e3\nd: .5\ne: 0x10\nf: 1_000\n",
        "- 5\n- [a, [b]]\n",
        "a:\n  []\nb:\n  - s2s\n  -\n",
        "'quoted: key': 'v''s'\nc: >\n  folded\n  text\nd: |\n  kept\n",
        "word",
        "3",
        "",
        "# nothing\n",
        "a: 1\n---\nb: 2\n"
      })
  void a_tree_is_that_of_a_mapper(String text) throws IOException {
    assertThat(OptionsYaml.read(text)).isEqualTo(new YAMLMapper().readTree(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [", "a: b: c", "\ta: 1", "a: \"x", "{a: 1"})
  void malformed_text_is_refused_as_by_a_mapper(String text) {
    assertThatThrownBy(() -> new YAMLMapper().readTree(text))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> OptionsYaml.read(text)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void options_of_a_model_are_all_there() throws IOException {
    try (NpzReader reader = NpzReader.open(Fixtures.file("plain.npz"))) {
      String text =
          new String(reader.bytes(MarianModel.OPTIONS, 10_000), StandardCharsets.UTF_8)
              .replaceFirst("\0.*", "");
      JsonNode tree = OptionsYaml.read(text);
      assertThat(tree).isEqualTo(new YAMLMapper().readTree(text));
      assertThat(tree.get("dim-vocabs").get(1).asInt()).isEqualTo(8);
    }
  }
}

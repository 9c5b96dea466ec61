package io.dragoman.tokenizers.subword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubwordSpecTest {
  @Test
  void forms_are_read() {
    assertThat(SubwordSpec.parse("none"))
        .isEqualTo(new SubwordSpec(SubwordType.NONE, "", 0, false));
    assertThat(SubwordSpec.parse("bpe:a/b c:1"))
        .isEqualTo(new SubwordSpec(SubwordType.BPE, "a/b c:1", 0, false));
    assertThat(SubwordSpec.parse("sentencepiece:m.model").type())
        .isEqualTo(SubwordType.SENTENCEPIECE);
    assertThat(SubwordSpec.parse("learn-bpe:8000"))
        .isEqualTo(new SubwordSpec(SubwordType.BPE, "", 8_000, false));
    assertThat(SubwordSpec.parse("char").type()).isEqualTo(SubwordType.CHARACTERS);
    assertThat(SubwordSpec.parse("byte").type()).isEqualTo(SubwordType.BYTES);
    assertThat(SubwordSpec.parse("learn-unigram:90"))
        .isEqualTo(new SubwordSpec(SubwordType.SENTENCEPIECE, "", 90, false));
    assertThat(SubwordSpec.parse("learn-unigram-bytes:90"))
        .isEqualTo(new SubwordSpec(SubwordType.SENTENCEPIECE, "", 90, true));
    assertThat(SubwordSpec.parse("learn-bpe:8000").learns()).isTrue();
    assertThat(SubwordSpec.parse("bpe:8000").learns()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bpe",
        "bpe:",
        "learn-bpe:0",
        "learn-bpe:x",
        "learn-none:5",
        "learn-bpe-bytes:5",
        "None"
      })
  void other_text_is_refused(String text) {
    assertThat(SubwordSpec.isValid(text)).isFalse();
    assertThatThrownBy(() -> SubwordSpec.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subwords '" + text + "': write " + SubwordSpec.FORMS);
  }
}

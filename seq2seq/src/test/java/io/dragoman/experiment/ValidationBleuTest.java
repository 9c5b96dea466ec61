package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationBleuTest {

  @ParameterizedTest
  @CsvSource({
    "auto, words, 13a",
    "auto, analyzer:german, 13a",
    "auto, whitespace, none",
    "auto, analyzer:smartcn, zh",
    "auto, analyzer:zh, zh",
    "auto, analyzer:kuromoji, char",
    "auto, analyzer:japanese, char",
    "13a, analyzer:smartcn, 13a",
    "zh, words, zh",
    "char, whitespace, char",
    "intl, words, intl",
    "none, words, none"
  })
  void a_named_tokenization_wins_and_else_the_target_tokenizer_decides(
      String setting, String tokenizer, String tokenization) {
    RunConfig config =
        RunConfig.standard()
            .with("training.validation-bleu=" + setting, "data.target-tokenizer=" + tokenizer);
    assertThat(ValidationBleu.of(config)).hasToString(tokenization);
  }

  @Test
  void an_unknown_tokenization_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> RunConfig.standard().with("training.validation-bleu=mecab"))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(
            "'training.validation-bleu' is 'mecab': it must be one of auto, none, 13a, intl, zh,"
                + " char");
  }
}

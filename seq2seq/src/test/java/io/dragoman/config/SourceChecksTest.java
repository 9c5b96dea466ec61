package io.dragoman.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceChecksTest {
  private static RunConfig with(String... settings) {
    return RunConfig.standard().with(settings);
  }

  @Test
  void what_goes_together_is_accepted() {
    RunConfig config =
        with(
            "model.decoder.variant.copy=true",
            "model.encoder.factors=pos:16",
            "model.encoder.sources=2",
            "data.source-tokenizer=whitespace",
            "data.target-tokenizer=whitespace",
            "training.loss.coverage=1");
    assertThat(config.model().form().factors()).isOne();
    assertThat(config.model().form().copies()).isTrue();
    assertThat(config.model().form().sources()).isEqualTo(2);
    assertThat(
            with(
                config.settings().entrySet().stream()
                    .map(e -> e.getKey() + "=" + e.getValue())
                    .toArray(String[]::new)))
        .isEqualTo(config);
  }

  @ParameterizedTest
  @CsvSource({
    "model.decoder.variant.copy=true, training.loss.r-drop=5, 'set these to 0'",
    "model.decoder.variant.copy=true, training.loss.focal-gamma=1, 'set these to 0'",
    "model.decoder.variant.copy=true, training.loss.risk.weight=0.9, 'set these to 0'",
    "model.decoder.variant.copy=true, data.source-subwords=char, "
        + "'give both the same tokenizer and kind of subwords'",
    "model.decoder.variant.copy=true, data.source-tokenizer=whitespace, "
        + "'give both the same tokenizer and kind of subwords'",
    "model.encoder.sources=2, data.subword-dropout=0.1, "
        + "'set data.subword-dropout and data.subword-sampling to 0'"
  })
  void what_does_not_is_refused(String first, String second, String remedy) {
    assertThatThrownBy(() -> with(first, second))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(": " + remedy)
        .hasMessageStartingWith("'model.");
  }

  @Test
  void factors_need_text_that_is_cut() {
    assertThatThrownBy(() -> with("model.encoder.factors=pos:16"))
        .hasMessage(
            "'model.encoder.factors' is pos:16 but 'data.source-tokenizer' is words and"
                + " 'data.source-normalization' none: set them to whitespace and none: factors are"
                + " behind words of a text cut before");
    assertThatThrownBy(
            () ->
                with(
                    "model.encoder.factors=pos:16",
                    "data.source-tokenizer=whitespace",
                    "data.case=truecase"))
        .hasMessageContaining("set it to keep or lower, and give case as a factor");
    assertThatThrownBy(() -> with("model.encoder.factors=pos:0"))
        .hasMessage(
            "override: 'model.encoder.factors' is 'pos:0': it must be none, or factors such as"
                + " pos:16,case:8");
  }
}

package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ModelConfigTest {
  private static ModelConfig tied(int source, int target, String ties) {
    return new ModelConfig(
        new EncoderConfig(source, "gru", 4, 1, true),
        new DecoderConfig(target, "gru", 4, 1, false, "mean", target),
        new AttentionConfig("additive", 4),
        new DropoutConfig(0, 0, 0),
        ties);
  }

  @Test
  void ties_say_which_tables_are_one() {
    assertThat(tied(3, 6, "none").tiesOutput()).isFalse();
    assertThat(tied(3, 6, "target").tiesOutput()).isTrue();
    assertThat(tied(3, 6, "target").tiesSource()).isFalse();
    assertThat(tied(6, 6, "all").tiesOutput()).isTrue();
    assertThat(tied(6, 6, "all").tiesSource()).isTrue();
    assertThat(ModelConfig.standard().tiedEmbeddings()).isEqualTo("none");
  }

  @Test
  void one_table_for_source_and_target_needs_one_size() {
    assertThatThrownBy(() -> tied(3, 6, "all"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "model.tied-embeddings is all but encoder.embedding is 3 and decoder.embedding 6: make"
                + " them equal");
  }

  @Test
  void unknown_ties_are_named_with_those_there_are() {
    assertThatThrownBy(() -> tied(6, 6, "source"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("model.tied-embeddings is 'source': use one of none, target, inputs, all");
  }
}

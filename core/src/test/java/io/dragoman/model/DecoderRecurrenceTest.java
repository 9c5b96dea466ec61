package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.dragoman.autograd.Tape;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.tensor.Arena;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecoderRecurrenceTest {
  private static final ModelConfig FIRST = Models.config("gru", 2, "mean");
  private static final ModelConfig CONDITIONAL = Models.conditional(FIRST);

  @Test
  void a_conditional_decoder_knows_the_previous_word_when_it_looks_at_the_source() {
    assertThat(attention(CONDITIONAL, 5)).isNotEqualTo(attention(CONDITIONAL, 6));
  }

  @Test
  void a_decoder_that_attends_first_does_not_know_the_previous_word_then() {
    assertThat(attention(FIRST, 5)).isEqualTo(attention(FIRST, 6));
  }

  @Test
  void the_cells_of_a_conditional_decoder_have_parameters_of_their_own() {
    Set<String> names = Models.model(CONDITIONAL).parameters().byName().keySet();
    assertThat(names)
        .contains(
            "decoder.word-cell.input.weight",
            "decoder.word-cell.recurrent.weight",
            "decoder.layers.0.input.weight",
            "decoder.layers.1.recurrent.weight")
        .doesNotContain("decoder.context.weight");
    assertThat(Models.model(FIRST).parameters().byName().keySet())
        .contains("decoder.context.weight")
        .doesNotContain("decoder.word-cell.input.weight");
  }

  /** The weights of the first step after a word. */
  private static float[] attention(ModelConfig config, int word) {
    EncoderDecoder model = Models.model(config);
    Tape tape = Tape.inference(KernelsSelector.kernels(), new Arena());
    SequenceBatch source = SequenceBatch.of(Models.sentences(1, 5));
    DecoderState state = model.decoder().start(tape, model.encoder().encode(tape, source));
    return model.decoder().step(tape, state, new int[] {word}).attention().toArray();
  }
}

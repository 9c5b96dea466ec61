package io.dragoman.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Implementations;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderDetailsTest {
  private static final DecoderConfig ONE = new DecoderConfig(3, "gru", 4, 1, true, "mean", 5);
  private static final DecoderConfig PLAIN = new DecoderConfig(3, "gru", 4, 2, false, "mean", 5);

  private static DecoderDetails details(String context) {
    return new DecoderDetails(context, "same", "bos", false, "none");
  }

  /** Scores of the word behind a first word. */
  private static float[] firstScores(EncoderDecoder model, int first) {
    Tape tape = Tape.inference(Implementations.all().get(0), new Arena());
    SequenceBatch source = SequenceBatch.of(Models.sentences(1, 5));
    DecoderState state = model.decoder().start(tape, model.encoder().encode(tape, source));
    DecoderStep step = model.decoder().step(tape, state, new int[] {first});
    Tensor logits = model.decoder().logits(tape, step).value();
    float[] scores = new float[logits.columns()];
    IntStream.range(0, scores.length).forEach(i -> scores[i] = logits.get(0, i));
    return scores;
  }

  @Test
  void with_zeros_no_word_stands_before_the_first() {
    DecoderDetails zeros = new DecoderDetails("same", "same", "zeros", false, "none");
    ModelConfig config = Models.config("gru", 1, "mean");
    EncoderDecoder model = Models.model(Models.withDetails(config, zeros));
    assertThat(firstScores(model, 5)).isEqualTo(firstScores(model, Models.BOS));
    EncoderDecoder usual = Models.model(config);
    assertThat(firstScores(usual, 5)).isNotEqualTo(firstScores(usual, Models.BOS));
    Parameter table = usual.parameters().get("decoder.embedding.weight");
    table.value().fill(0f);
    table.changed();
    assertThat(firstScores(usual, Models.BOS)).isEqualTo(firstScores(model, 5));
  }

  @Test
  void a_residual_decoder_reads_out_the_sum_of_its_layers() {
    ModelConfig config = Models.conditional(Models.config("gru", 2, "mean"));
    EncoderDecoder model = Models.model(Models.withSkip(config, "residual"));
    EncoderDecoder one = Models.model(Models.conditional(Models.config("gru", 1, "mean")));
    for (Parameter each : one.parameters().all()) {
      if (each.name().startsWith("decoder.")) {
        each.value().copyFrom(model.parameters().get(each.name()).value());
        each.changed();
      }
    }
    // an upper layer that keeps a state of zeros adds nothing
    Parameter bias = model.parameters().get("decoder.layers.1.input.bias");
    bias.value().fill(100f);
    bias.changed();
    Parameter bridge = model.parameters().get("decoder.bridge.0.weight"); // of the upper layer
    bridge.value().fill(0f);
    bridge.changed();
    Parameter below = one.parameters().get("decoder.bridge.0.weight");
    below.value().copyFrom(model.parameters().get("decoder.bridge.1.weight").value());
    below.changed();
    assertThat(scoresOfOneSource(model)).isEqualTo(scoresOfOneSource(one));
  }

  /** Scores with encoder states that do not depend on the encoder. */
  private static float[] scoresOfOneSource(EncoderDecoder model) {
    Tape tape = Tape.inference(Implementations.all().get(0), new Arena());
    SequenceBatch source = SequenceBatch.of(Models.sentences(1, 3));
    Tensor states = Tensor.zeros(3, 10);
    IntStream.range(0, 30).forEach(i -> states.set(i / 10, i % 10, (i % 7 - 3) / 4f));
    EncoderOutput encoded =
        new EncoderOutput(
            tape.constant(states), source.layout(), tape.constant(states.slice(2, 3)));
    DecoderState state = model.decoder().start(tape, encoded);
    DecoderStep step = model.decoder().step(tape, state, new int[] {5});
    Tensor logits = model.decoder().logits(tape, step).value();
    float[] scores = new float[logits.columns()];
    IntStream.range(0, scores.length).forEach(i -> scores[i] = logits.get(0, i));
    return scores;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grue | bos | none | details.context-cell is 'grue': use same, or a kind as in"
            + " decoder.cell",
        "same | eos | none | details.first-word is 'eos': use one of bos, zeros",
        "same | bos | batch | details.normalization is 'batch': use one of none, product,"
            + " layer"
      })
  void unknown_names_are_refused(String context, String first, String place, String message) {
    assertThatThrownBy(() -> new DecoderDetails(context, "same", first, false, place))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatThrownBy(() -> PLAIN.with(details("lstm")))
        .hasMessageStartingWith("decoder.details names a context-cell or upper-cell but");
    DecoderConfig carrying = ONE.with(DecoderVariant.standard().withCarryBias(1));
    assertThatThrownBy(() -> carrying.with(details("gru:reset-bias")))
        .hasMessage(
            "decoder.variant.carry-bias is 1.0 but decoder.details names a context-cell or"
                + " upper-cell: set it to 0");
  }
}

package io.dragoman.model;

import static io.dragoman.Tensors.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EncoderDecoderTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";

  @Test
  void configuration_a_has_its_sizes() {
    EncoderDecoder model = EncoderDecoder.create(ModelConfig.standard(), 100, 80, 1);
    ParameterStore parameters = model.parameters();
    assertThat(model.config()).isEqualTo(ModelConfig.standard());
    assertThat(model.encoder().outputSize()).isEqualTo(1024);
    assertThat(parameters.get("encoder.embedding.weight").value().shape()).isEqualTo("(100, 256)");
    assertThat(parameters.get("decoder.context.weight").value().shape()).isEqualTo("(1024, 1536)");
    assertThat(parameters.get("decoder.output.weight").value().shape()).isEqualTo("(512, 80)");
    long encoder = 100 * 256L + 2 * (256 * 1536 + 1536 + 512 * 1536 + 1536);
    long decoder = 80 * 256L + 256 * 1536 + 1536 + 512 * 1536 + 1536 + 1024 * 1536;
    long attention = 512 * 512 + 1024 * 512 + 512 + 512;
    long bridge = 1024 * 512 + 512;
    long readout = 512 * 512 + 512 + 1024 * 512 + 256 * 512 + 512 * 80 + 80;
    assertThat(parameters.count()).isEqualTo(encoder + decoder + attention + bridge + readout);
  }

  @Test
  void the_same_seed_gives_the_same_parameters() {
    ModelConfig config = Models.config("lstm", 2, "mean");
    EncoderDecoder one = EncoderDecoder.create(config, 9, 8, 4);
    EncoderDecoder two = EncoderDecoder.create(config, 9, 8, 4);
    EncoderDecoder other = EncoderDecoder.create(config, 9, 8, 5);
    for (Parameter each : one.parameters().all()) {
      Tensor value = two.parameters().get(each.name()).value();
      assertSameBits(each.name(), value, each.value());
    }
    assertThat(other.parameters().get("decoder.output.weight").value().toArray())
        .isNotEqualTo(one.parameters().get("decoder.output.weight").value().toArray());
  }

  @Test
  void layers_are_numbered_and_the_stack_shares_one_bridge() {
    EncoderDecoder model = Models.model(Models.config("lstm", 2, "last"));
    assertThat(model.parameters().byName().keySet())
        .contains(
            "encoder.layers.1.backward.recurrent.weight",
            "decoder.layers.1.input.bias",
            "decoder.bridge.3.weight")
        .doesNotContain("decoder.bridge.4.weight");
    assertThat(Models.model(Models.config("gru", 1, "zero")).parameters().byName().keySet())
        .noneMatch(name -> name.startsWith("decoder.bridge"));
  }

  @Test
  void unknown_parts_are_refused_with_the_known_ones() {
    assertThatThrownBy(() -> Models.model(Models.config("grue", 1, "mean")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cell 'grue' is not known: use one of clockwork, gru, ");
    assertThatThrownBy(() -> Models.model(Models.config("gru", 1, "median")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "bridge 'median' is not known: use one of mean, last, mean-linear, last-linear, pass, mean-shared,"
                + " zero");
    ModelConfig config = Models.config("gru", 1, "mean");
    assertThatThrownBy(
            () ->
                Models.model(
                    new ModelConfig(
                        config.encoder(),
                        config.decoder(),
                        new AttentionConfig("none", 3),
                        config.dropout())))
        .hasMessageStartingWith("attention 'none' is not known: use one of additive, ");
  }

  @Test
  void a_model_without_layers_is_refused() {
    assertThatThrownBy(() -> Models.model(Models.config("gru", 0, "mean")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("encoder.layers: 0 layers: there must be at least 1");
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void outside_cells_and_attentions_make_a_model(Kernels kernels) {
    ModelConfig config =
        new ModelConfig(
            new EncoderConfig(4, "test-sum", 5, 1, true),
            new DecoderConfig(3, "test-sum", 6, 2, false, "mean", 7),
            new AttentionConfig("test-uniform", 5),
            new DropoutConfig(0f, 0f, 0f));
    ParallelBatch batch = Models.batch(1, new int[] {2, 3}, new int[] {3, 1});
    Tape tape = Tape.inference(kernels, new Arena());
    assertThat(Models.model(config).loss(tape, batch, 0f, 0f).loss()).isPositive();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void the_first_state_is_what_the_bridge_says(Kernels kernels) {
    Tape tape = Tape.inference(kernels, new Arena());
    SequenceBatch source = SequenceBatch.of(Models.sentences(1, 4, 2));
    EncoderDecoder model = Models.model(Models.config("lstm", 2, "zero"));
    DecoderState zero = model.decoder().start(tape, model.encoder().encode(tape, source));
    assertThat(zero.recurrent().size()).isEqualTo(4);
    for (int i = 0; i < 4; i++) {
      assertThat(zero.recurrent().part(i).value().toArray()).containsOnly(0f);
    }
    EncoderDecoder last = Models.model(Models.config("gru", 1, "last"));
    EncoderOutput encoded = last.encoder().encode(tape, source);
    Tensor state = last.decoder().start(tape, encoded).recurrent().output().value();
    Parameter weight = last.parameters().get("decoder.bridge.0.weight");
    double sum = 0;
    for (int n = 0; n < weight.value().rows(); n++) {
      sum += (double) encoded.last().value().get(1, n) * weight.value().get(n, 2);
    }
    assertThat(state.get(1, 2)).isCloseTo((float) Math.tanh(sum), within(1e-6f));
  }
}

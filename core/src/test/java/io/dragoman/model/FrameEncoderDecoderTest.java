package io.dragoman.model;

import static io.dragoman.Tensors.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.scalar.ScalarKernels;
import io.dragoman.optim.Optimizer;
import io.dragoman.optim.OptimizerConfig;
import io.dragoman.optim.Optimizers;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameEncoderDecoderTest {
  private static final int[] LENGTHS = {3, 7, 1, 5, 5, 2, 9, 4};

  static Stream<ModelConfig> configs() {
    return Stream.of(
        Models.config("gru", 1, "mean"),
        Frames.withoutInput(Models.config("lstm", 2, "last")),
        Frames.withPyramid(Models.config("gru", 2, "mean")),
        Models.conditional(Models.config("lstm", 2, "zero")));
  }

  static Stream<Arguments> models() {
    return Implementations.all().stream()
        .flatMap(kernels -> configs().map(config -> Arguments.of(kernels, config)));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void the_loss_has_the_right_gradient(ModelConfig config) {
    FramePairs batch = Frames.pairs(3, new int[] {2, 5, 1, 3}, new int[] {3, 0, 4, 1});
    check(config, batch).passes();
    check(Models.withDropout(config, 0.3f), batch).withRandomness(new Randomness(1, 2)).passes();
  }

  private static GradientCheck check(ModelConfig config, FramePairs batch) {
    return GradientCheck.ofStored(
        () -> {
          FrameEncoderDecoder model = Frames.model(config);
          return new GradientCheck.Stored(
              model.parameters(), (tape, x) -> model.loss(tape, batch, 0.1f, 1f).loss());
        });
  }

  @Test
  void the_input_layer_is_left_out_when_its_size_is_zero() {
    ModelConfig config = Models.config("gru", 1, "mean");
    assertThat(Frames.model(config).parameters().get("encoder.input.weight").value().shape())
        .isEqualTo("(6, 4)");
    FrameEncoderDecoder direct = Frames.model(Frames.withoutInput(config));
    assertThat(direct.parameters().byName()).doesNotContainKey("encoder.input.weight");
    assertThat(direct.parameters().get("encoder.layers.0.forward.input.weight").value().shape())
        .isEqualTo("(6, 15)");
    assertThat(direct.encoder().outputSize()).isEqualTo(10);
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_batch_gives_the_bits_of_each_sequence_alone(Kernels kernels, ModelConfig config) {
    FrameEncoderDecoder model = Frames.model(config);
    float[][][] sequences = Frames.sequences(1, LENGTHS);
    Tensor[] together = states(kernels, model, sequences);
    for (int i = 0; i < sequences.length; i++) {
      Tensor alone = states(kernels, model, sequences[i])[0];
      assertSameBits("sequence " + i, alone, together[i]);
    }
  }

  /** For each sequence in the given order its states, {@code (time, units)}. */
  private static Tensor[] states(
      Kernels kernels, FrameEncoderDecoder model, float[][]... sequences) {
    Tape tape = Tape.inference(kernels, new Arena());
    FrameBatch batch = FrameBatch.of(sequences, Frames.keys(sequences.length));
    EncoderOutput output = model.encoder().encode(tape, batch);
    SequenceLayout layout = output.layout();
    Tensor[] results = new Tensor[sequences.length];
    for (int row = 0; row < sequences.length; row++) {
      Tensor states = Tensor.zeros(layout.length(row), model.encoder().outputSize());
      for (int t = 0; t < layout.length(row); t++) {
        int at = layout.position(t, row);
        states.slice(t, t + 1).copyFrom(output.states().value().slice(at, at + 1));
      }
      results[batch.sentence(row)] = states;
    }
    return results;
  }

  @ParameterizedTest
  @MethodSource("models")
  void teacher_forcing_gives_the_bits_of_the_steps(Kernels kernels, ModelConfig config) {
    FrameEncoderDecoder model = Frames.model(config);
    FramePairs batch = Frames.pairs(3, new int[] {2, 5, 1, 3}, new int[] {3, 0, 4, 1});
    Tape tape = Tape.inference(kernels, new Arena());
    EncoderOutput encoded = model.encoder().encode(tape, batch.source());
    SequenceBatch input = batch.targetInput();
    SequenceLayout layout = input.layout();
    Tensor forced = model.decoder().teacherForce(tape, encoded, input, batch.sourceRow()).value();
    DecoderState state = model.decoder().start(tape, encoded).select(tape, batch.sourceRow());
    for (int t = 0; t < layout.time(); t++) {
      int[] alive = new int[layout.active(t)];
      Arrays.setAll(alive, row -> row);
      int[] ids = Arrays.copyOfRange(input.ids(), layout.offset(t), layout.offset(t + 1));
      DecoderStep step = model.decoder().step(tape, state.select(tape, alive), ids);
      assertSameBits(
          "step " + t,
          model.decoder().logits(tape, step).value(),
          forced.slice(layout.offset(t), layout.offset(t + 1)));
      state = step.state();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void inference_gives_the_loss_of_training_without_dropout(Kernels kernels, ModelConfig config) {
    FrameEncoderDecoder model = Frames.model(Models.withDropout(config, 0.5f));
    FramePairs batch = Frames.pairs(3, LENGTHS, LENGTHS);
    Gradients gradients = new Gradients(model.parameters().all());
    Loss loss = model.loss(Tape.inference(kernels, new Arena()), batch, 0.1f, 1f);
    Tape training = Tape.training(kernels, new Arena(), gradients, null);
    Loss trained = model.loss(training, batch, 0.1f, 1f);
    assertThat(trained.loss()).isCloseTo(loss.loss(), within(1e-6 * loss.loss())); // rounding
    assertThat(loss.rows()).isEqualTo(batch.targetTokens());
    Tape dropping = Tape.training(kernels, new Arena(), gradients, new Randomness(1, 1));
    assertThat(model.loss(dropping, batch, 0.1f, 1f)).isNotEqualTo(loss);
  }

  @Test
  void frames_of_another_size_are_refused() {
    FrameEncoderDecoder model =
        FrameEncoderDecoder.create(Models.config("gru", 1, "mean"), 5, Models.VOCABULARY, 7);
    FramePairs batch = Frames.pairs(1, new int[] {2}, new int[] {1});
    Tape tape = Tape.inference(new ScalarKernels(), new Arena());
    assertThatThrownBy(() -> model.loss(tape, batch, 0f, 0f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("frame encoder: frames have 6 features but must have 5");
  }

  @Test
  void learns_pairs_by_heart() {
    ModelConfig config = Models.config("gru", 1, "mean");
    FrameEncoderDecoder model = Frames.model(config);
    FramePairs batch = Frames.pairs(5, new int[] {6, 4, 5, 3}, new int[] {3, 2, 2, 1});
    Kernels kernels = new ScalarKernels();
    Gradients gradients = new Gradients(model.parameters().all());
    Optimizer optimizer =
        Optimizers.create(OptimizerConfig.adam(), model.parameters().all(), kernels);
    Loss loss = Loss.NONE;
    for (int update = 0; update < 300; update++) {
      try (Tape tape = Tape.training(kernels, new Arena(), gradients, null)) {
        loss = model.loss(tape, batch, 0f, 1f / batch.targetTokens());
        tape.backward();
      }
      optimizer.beginUpdate(0.02, 1);
      model
          .parameters()
          .all()
          .forEach(
              each -> {
                optimizer.update(each, gradients, 0, each.value().size());
                each.changed();
              });
    }
    assertThat(loss.correct()).isEqualTo(loss.rows());
    assertThat(loss.loss() / loss.rows()).isLessThan(0.1);
  }
}

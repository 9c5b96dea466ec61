package io.dragoman.model;

import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.Tensors.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A language model in the decoder; {@link TwinPathsTest} has its paths. */
class DeepFusionTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final SequenceLayout SOURCE = SequenceLayout.of(5, 3, 3, 1);
  private static final ModelConfig PLAIN = Models.config("gru", 1, "mean");
  private static final ModelConfig FUSED = Models.withFusion(PLAIN, "lstm", 2);

  /** Lengths in an order that is neither side's. */
  private static final ParallelBatch BATCH =
      Models.batch(3, new int[] {2, 5, 1, 3}, new int[] {3, 0, 4, 1});

  private static boolean isLanguageModel(Parameter parameter) {
    return parameter.name().startsWith("decoder.fusion.layers.")
        || parameter.name().startsWith("decoder.fusion.embedding.");
  }

  private static void fill(EncoderDecoder model, String name, float value) {
    Parameter parameter = model.parameters().get(name);
    parameter.value().fill(value);
    parameter.changed();
  }

  private static Tensor logits(Kernels kernels, EncoderDecoder model) {
    Tape tape = Tape.inference(kernels, new Arena());
    EncoderOutput encoded = model.encoder().encode(tape, BATCH.source());
    return model
        .decoder()
        .teacherForce(tape, encoded, BATCH.targetInput(), BATCH.sourceRow())
        .value();
  }

  @ParameterizedTest
  @CsvSource({"lstm,1,tanh", "gru,2,linear", "clockwork:1-5,1,tanh"})
  void teacher_forcing_has_the_right_gradient(String cell, int layers, String activation) {
    DecoderVariant variant = new DecoderVariant("before", false, "none", activation, true, true);
    ModelConfig config = Models.withFusion(Models.withVariant(PLAIN, variant), cell, layers);
    check(config).passes();
  }

  @Test
  void a_readout_that_is_fed_has_the_right_gradient() {
    check(Models.withFusion(Models.withVariant(PLAIN, DecoderVariant.luong()), "lstm", 1))
        .withSeed(2)
        .passes();
  }

  private static GradientCheck check(ModelConfig config) {
    return GradientCheck.ofModule(
            store -> {
              AttentionDecoder decoder = new AttentionDecoder(store, config, 4, Models.VOCABULARY);
              return (tape, x) -> {
                EncoderOutput encoded = new EncoderOutput(x.get(0), SOURCE, x.get(1));
                return decoder.teacherForce(
                    tape, encoded, BATCH.targetInput(), new int[] {2, 0, 3, 1});
              };
            })
        .withInput(SOURCE.positions(), 4)
        .withInput(SOURCE.batch(), 4);
  }

  @Test
  void steps_and_selected_rows_have_the_right_gradient() {
    GradientCheck.ofModule(
            store -> {
              AttentionDecoder decoder = new AttentionDecoder(store, FUSED, 4, Models.VOCABULARY);
              return (tape, x) -> search(tape, decoder, x);
            })
        .withInput(SOURCE.positions(), 4)
        .withInput(SOURCE.batch(), 4)
        .passes();
  }

  private static Variable search(Tape tape, Decoder decoder, List<Variable> x) {
    DecoderState state = decoder.start(tape, new EncoderOutput(x.get(0), SOURCE, x.get(1)));
    DecoderStep first = decoder.step(tape, state, new int[] {1, 1, 1, 1});
    DecoderState selected = first.state().select(tape, new int[] {3, 1, 1});
    DecoderStep second = decoder.step(tape, selected, new int[] {5, 6, 7});
    return RowOps.stack(tape, List.of(decoder.logits(tape, first), decoder.logits(tape, second)));
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void the_language_model_is_frozen_and_costs_no_gradient_work(Kernels kernels) {
    EncoderDecoder plain = Models.model(Models.withDropout(PLAIN, 0.3f));
    EncoderDecoder fused = Models.model(Models.withDropout(FUSED, 0.3f));
    List<Integer> recorded = new ArrayList<>();
    for (EncoderDecoder model : List.of(plain, fused)) {
      Gradients gradients = new Gradients(model.parameters().all());
      Tape tape = Tape.training(kernels, new Arena(), gradients, new Randomness(1, 2));
      model.loss(tape, BATCH, 0.1f, 1f);
      recorded.add(tape.size());
      tape.backward();
      for (Parameter each : model.parameters().all()) {
        assertThat(each.isFrozen()).as(each.name()).isEqualTo(isLanguageModel(each));
        float[] gradient = gradients.of(each).toArray();
        if (each.isFrozen()) {
          assertThat(gradient).as(each.name()).containsOnly(0f);
        }
      }
    }
    // the gate's product and sigmoid, the scaled state and the product that is added
    assertThat(recorded.get(1) - recorded.get(0)).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_weight_of_zeros_gives_the_bits_of_the_model_without(Kernels kernels) {
    for (DecoderVariant each : List.of(DecoderVariant.standard(), DecoderVariant.luong())) {
      EncoderDecoder plain = Models.model(Models.withVariant(PLAIN, each));
      EncoderDecoder fused = Models.model(Models.withVariant(FUSED, each));
      assertThat(logits(kernels, fused).toArray()).isNotEqualTo(logits(kernels, plain).toArray());
      fill(fused, "decoder.fusion.readout.weight", 0f);
      assertSameBits("logits", logits(kernels, fused), logits(kernels, plain));
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_closed_gate_lets_nothing_through(Kernels kernels) {
    EncoderDecoder fused = Models.model(FUSED);
    fill(fused, "decoder.fusion.gate.bias", -80f);
    Tensor plain = logits(kernels, Models.model(PLAIN));
    assertWithin("closed", logits(kernels, fused), plain, 1e-6);
  }

  @Test
  void other_parameters_start_as_they_would_without() {
    EncoderDecoder plain = Models.model(PLAIN);
    EncoderDecoder fused = Models.model(FUSED);
    for (Parameter each : plain.parameters().all()) {
      assertSameBits(each.name(), fused.parameters().get(each.name()).value(), each.value());
    }
    List<String> names =
        fused.parameters().all().stream()
            .map(Parameter::name)
            .filter(name -> !plain.parameters().byName().containsKey(name))
            .toList();
    assertThat(names).hasSize(10).allMatch(name -> name.startsWith("decoder.fusion."));
    assertThat(fused.parameters().get("decoder.fusion.gate.bias").value().get(0, 0)).isEqualTo(-1f);
  }

  /** The network that {@code language-model} trains, with the same weights. */
  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru", "rnn-tanh"})
  void it_reads_as_the_network_that_it_comes_from(String cell) {
    Kernels kernels = Implementations.all().get(0);
    FusionConfig config = new FusionConfig(2, cell, 4, 5);
    SequenceNetwork network =
        SequenceNetwork.ofWords(
            SequenceNetworkConfig.of(
                config.stack(), Pooling.NONE, OutputFunction.SOFTMAX, Models.VOCABULARY),
            Models.VOCABULARY,
            3);
    ParameterStore store = new ParameterStore(8);
    FusedLanguageModel language = new FusedLanguageModel(store, config, Models.VOCABULARY);
    for (Parameter each : store.all()) {
      String name = each.name().substring("decoder.fusion.".length());
      each.value().copyFrom(network.parameters().get(name).value());
      each.changed();
    }
    SequenceBatch input = BATCH.targetInput();
    Tape tape = Tape.inference(kernels, new Arena());
    Tensor read = language.read(tape, input.ids(), input).value();
    StackState own = network.start(tape, input.size());
    for (int t = 0; t < input.layout().time(); t++) {
      int from = input.layout().offset(t);
      int to = input.layout().offset(t + 1);
      int[] ids = Arrays.copyOfRange(input.ids(), from, to);
      own = network.step(tape, ids, own.first(tape, to - from));
      assertSameBits("step " + t, read.slice(from, to), own.output().value());
    }
  }

  @Test
  void rows_are_scaled_with_the_right_gradient() {
    GradientCheck.of((tape, x) -> RowOps.scale(tape, x.get(0), x.get(1)))
        .withInput(4, 3)
        .withInput(4, 1)
        .passes();
    GradientCheck.of((tape, x) -> RowOps.scale(tape, x.get(0), x.get(1)))
        .withConstant(4, 3)
        .withInput(4, 1)
        .passes();
    Tape tape = Tape.inference(Implementations.all().get(0), new Arena());
    Variable x = tape.constant(Tensor.of(new float[] {1, 2, 3, 4}, 2));
    Variable weight = tape.constant(Tensor.of(new float[] {2, -1}, 1));
    assertThat(RowOps.scale(tape, x, weight).value().toArray()).containsExactly(2, 4, -3, -4);
    assertThatThrownBy(() -> RowOps.scale(tape, x, x)).hasMessageStartingWith("scale: weight");
  }

  @Test
  void a_suspended_tape_computes_as_one_of_inference() {
    Gradients gradients = new Gradients(List.of());
    Tape tape =
        Tape.training(Implementations.all().get(0), new Arena(), gradients, new Randomness(1, 1));
    tape.suspend();
    assertThat(tape.isRecording()).isFalse();
    assertThat(tape.randomness()).isEmpty();
    assertThat(tape.variable(Tensor.zeros(1, 1)).isDifferentiable()).isFalse();
    tape.record(() -> {});
    tape.resume();
    assertThat(tape.size()).isZero();
    assertThat(tape.isRecording()).isTrue();
    assertThat(tape.randomness()).isPresent();
    tape.suspend();
    tape.close();
    assertThat(tape.isRecording()).isTrue();
  }

  @Test
  void shapes_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> new FusionConfig(1, "gruu", 4, 5))
        .hasMessage("fusion.cell is 'gruu': use a kind as in decoder.cell");
    assertThatThrownBy(() -> new FusionConfig(1, "gru", 0, 5))
        .hasMessage(
            "fusion has 1 layers of 5 units over vectors of 0: layers must be at least 0, the"
                + " others 1");
    ModelConfig frames =
        new ModelConfig(FUSED.encoder(), FUSED.decoder(), FUSED.attention(), FUSED.dropout());
    assertThatThrownBy(() -> FrameEncoderDecoder.create(frames, 3, 11, 1))
        .hasMessage(
            "model: frames are read without a language model in the decoder: set"
                + " decoder.fusion.layers to 0");
  }

  @Test
  void work_of_the_language_model_is_forward_alone() {
    ModelWork plain = ModelWork.of(Models.model(PLAIN));
    ModelWork fused = ModelWork.of(Models.model(FUSED));
    long layers = 2 * (4 + 5 + 5 + 5) * 4 * 5; // two of lstm, 4 to 5 and 5 to 5
    assertThat(plain.perHeardWord()).isZero();
    assertThat(fused.perHeardWord()).isEqualTo(layers);
    assertThat(fused.perTargetWord() - plain.perTargetWord()).isEqualTo(2 * 5 + 2 * 5 * 7);
    assertThat(fused.training(BATCH) - plain.training(BATCH))
        .isEqualTo((3 * (10 + 70) + layers) * BATCH.targetTokens());
  }
}

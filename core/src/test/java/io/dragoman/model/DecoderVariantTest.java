package io.dragoman.model;

import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.Tensors.assertWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.kernels.Implementations;
import io.dragoman.nn.ParameterStore;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.CellState;
import io.dragoman.nn.rnn.Cells;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecoderVariantTest {
  private static final ParallelBatch BATCH =
      Models.batch(3, new int[] {2, 5, 1, 3}, new int[] {3, 0, 4, 1});

  /** Without maxout, whose kinks differences step over; it is checked by itself. */
  static Stream<ModelConfig> smoothVariants() {
    return TwinPathsTest.variants()
        .filter(each -> !each.decoder().variant().activation().equals("maxout"));
  }

  private static GradientCheck loss(ModelConfig config) {
    return GradientCheck.ofStored(
        () -> {
          EncoderDecoder model = Models.model(config);
          return new GradientCheck.Stored(
              model.parameters(), (tape, x) -> model.loss(tape, BATCH, 0.1f, 1f).loss());
        });
  }

  @ParameterizedTest
  @MethodSource("smoothVariants")
  void the_whole_loss_has_the_right_gradient(ModelConfig config) {
    loss(config).passes();
  }

  @Test
  void ways_around_need_layers() {
    DecoderConfig decoder = Models.config("gru", 1, "mean").decoder();
    assertThatThrownBy(() -> decoder.withSkip("residual"))
        .hasMessage(
            "decoder.skip is residual but there is one layer: set decoder.layers to 2 or more");
    assertThatThrownBy(() -> decoder.withSkip("over"))
        .hasMessage("decoder.skip is 'over': use one of none, residual, highway");
  }

  @Test
  void input_feeding_with_dropout_has_the_right_gradient() {
    ModelConfig luong = Models.withVariant(Models.config("gru", 1, "mean"), DecoderVariant.luong());
    loss(Models.withDropout(luong, 0.3f)).withRandomness(new Randomness(1, 2)).passes();
  }

  @Test
  void chosen_words_that_are_the_known_ones_give_the_scores_with_input_feeding() {
    EncoderDecoder model =
        Models.model(Models.withVariant(Models.config("gru", 1, "mean"), DecoderVariant.luong()));
    Tape tape = Tape.inference(Implementations.all().get(0), new Arena());
    EncoderOutput encoded = model.encoder().encode(tape, BATCH.source());
    SequenceBatch input = BATCH.targetInput();
    SequenceLayout layout = input.layout();
    Variable known = model.decoder().teacherForce(tape, encoded, input, BATCH.sourceRow());
    Variable chosen =
        model
            .decoder()
            .forced(
                tape,
                encoded,
                input,
                BATCH.sourceRow(),
                (t, rows, logits) ->
                    Arrays.copyOfRange(input.ids(), layout.offset(t), layout.offset(t) + rows))
            .logits();
    assertSameBits("logits", chosen.value(), known.value());
  }

  @Test
  void a_fed_readout_changes_what_comes_after() {
    ModelConfig luong = Models.withVariant(Models.config("gru", 1, "mean"), DecoderVariant.luong());
    ModelConfig without =
        Models.withVariant(luong, new DecoderVariant("after", false, "none", "tanh", true, false));
    Set<String> names = Models.model(luong).parameters().byName().keySet();
    assertThat(names)
        .contains("decoder.feed.weight")
        .doesNotContain("decoder.context.weight", "decoder.readout.embedding.weight");
    assertThat(Models.model(without).parameters().byName().keySet())
        .doesNotContain("decoder.feed.weight");
    assertThat(logits(luong, 0)).isEqualTo(logits(without, 0)); // fed zeros
    assertThat(logits(luong, 1)).isNotEqualTo(logits(without, 1));
  }

  private static float[] logits(ModelConfig config, int time) {
    EncoderDecoder model = Models.model(config);
    Tape tape = Tape.inference(Implementations.all().get(0), new Arena());
    SequenceBatch source = SequenceBatch.of(Models.sentences(1, 5));
    DecoderState state = model.decoder().start(tape, model.encoder().encode(tape, source));
    DecoderStep step = null;
    for (int t = 0; t <= time; t++) {
      step = model.decoder().step(tape, state, new int[] {5});
      state = step.state();
    }
    return model.decoder().logits(tape, step).value().toArray();
  }

  @Test
  void tied_tables_are_one_parameter() {
    ModelConfig plain = Models.config("gru", 1, "mean");
    ParameterStore target = Models.model(Models.tied(plain, "target")).parameters();
    assertThat(target.byName().keySet())
        .contains("encoder.embedding.weight", "decoder.embedding.weight", "decoder.output.bias")
        .doesNotContain("decoder.output.weight");
    ParameterStore all = Models.model(Models.tied(plain, "all")).parameters();
    assertThat(all.byName().keySet())
        .contains("encoder.embedding.weight", "decoder.output.bias")
        .doesNotContain("decoder.embedding.weight", "decoder.output.weight");
  }

  @Test
  void one_table_for_vocabularies_of_different_sizes_is_refused() {
    ModelConfig config = Models.tied(Models.config("gru", 1, "mean"), "all");
    assertThatThrownBy(() -> EncoderDecoder.create(config, 11, 12, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "model.tied-embeddings is all but there are 11 source words and 12 target words: give"
                + " both sides one vocabulary");
  }

  @ParameterizedTest
  @CsvSource({
    "before, true, none, tanh, true, variant.input-feeding is true but variant.attend is before",
    "after, true, both, tanh, true, variant.context-gate is both but variant.attend is after",
    "after, true, none, tanh, false, variant.readout-context is false but variant.attend is after",
    "first, true, none, tanh, false, variant.attend is 'first': use one of before",
    "after, true, none, relu, false, variant.activation is 'relu': use one of tanh",
  })
  void parts_that_do_not_fit_are_refused(
      String attend,
      boolean feeding,
      String gate,
      String activation,
      boolean context,
      String message) {
    assertThatThrownBy(() -> new DecoderVariant(attend, feeding, gate, activation, context, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void a_conditional_decoder_has_no_other_order() {
    assertThatThrownBy(
            () ->
                Models.conditional(
                    Models.withVariant(Models.config("gru", 1, "mean"), DecoderVariant.luong())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "decoder.conditional is true but decoder.variant is for decoders of one cell: set"
                + " conditional to false, or attend to before and context-gate to none");
  }

  @Test
  void tied_tables_of_other_sizes_than_the_readout_are_refused() {
    ModelConfig plain = Models.config("gru", 1, "mean");
    assertThatThrownBy(
            () ->
                new ModelConfig(
                    plain.encoder(), plain.decoder(), plain.attention(), plain.dropout(), "target"))
        .hasMessage(
            "model.tied-embeddings is target but decoder.embedding is 3 and decoder.readout 7: make"
                + " them equal");
  }

  @Test
  void an_output_layer_with_a_lexical_model_takes_source_words() {
    ModelConfig config =
        Models.withVariant(
            Models.config("gru", 1, "mean"), DecoderVariant.standard().withLexical());
    ParameterStore store = Models.model(config).parameters();
    assertThat(store.get("decoder.output.weight").value().shape())
        .isEqualTo("(11, " + Models.VOCABULARY + ")"); // 7 and 4
    assertThat(store.get("decoder.lexical.weight").value().shape()).isEqualTo("(4, 4)");
    assertThatThrownBy(() -> Models.tied(config, "target"))
        .hasMessage(
            "model.tied-embeddings is target but decoder.variant.lexical is true, for which the"
                + " output layer has weights of its own: set one of them to none or false");
  }

  @Test
  void an_encoder_that_tells_no_words_is_refused_by_a_lexical_model() {
    ModelConfig config =
        Models.withVariant(
            Models.config("gru", 1, "mean"), DecoderVariant.standard().withLexical());
    EncoderDecoder model = Models.model(config);
    Tape tape = Tape.inference(Implementations.all().get(0), new Arena());
    EncoderOutput encoded = model.encoder().encode(tape, BATCH.source()).with(null);
    assertThatThrownBy(
            () ->
                model.decoder().teacherForce(tape, encoded, BATCH.targetInput(), BATCH.sourceRow()))
        .hasMessage(
            "model.decoder.variant.lexical is true but the encoder tells no words for its states:"
                + " set it to false");
  }

  @Test
  void a_second_cell_may_start_by_keeping_its_state() {
    ModelConfig plain = Models.conditional(Models.config("gru", 1, "zero"));
    ModelConfig config = Models.withVariant(plain, DecoderVariant.standard().withCarryBias(30f));
    float[] bias =
        Models.model(config).parameters().get("decoder.layers.0.input.bias").value().toArray();
    for (int j = 0; j < bias.length; j++) {
      assertThat(bias[j]).isEqualTo(j >= 6 && j < 12 ? 30f : 0f); // r, z, n of 6 units
    }
    assertThat(distance(config)).as("all is kept").isLessThan(1e-6);
    assertThat(distance(plain)).isGreaterThan(1e-3);
    assertThatThrownBy(
            () ->
                Models.withVariant(
                    Models.config("gru", 1, "mean"), DecoderVariant.standard().withCarryBias(1f)))
        .hasMessage(
            "decoder.variant.carry-bias is 1.0 but only a conditional decoder of gru cells starts"
                + " with it: set it to 0");
  }

  /** How far the states that two sources lead to are apart after a word. */
  private static double distance(ModelConfig config) {
    EncoderDecoder model = Models.model(config);
    Tape tape = Tape.inference(Implementations.all().get(0), new Arena());
    SequenceBatch sources = SequenceBatch.of(Models.sentences(1, 5, 5));
    DecoderState state = model.decoder().start(tape, model.encoder().encode(tape, sources));
    DecoderStep step = model.decoder().step(tape, state, new int[] {5, 5});
    Tensor after = step.state().recurrent().output().value();
    double sum = 0;
    for (int j = 0; j < after.columns(); j++) {
      sum += Math.abs(after.get(0, j) - after.get(1, j));
    }
    return sum;
  }

  @Test
  void a_state_may_pass_as_it_is_or_come_without_tanh() {
    SequenceLayout layout = SequenceLayout.of(2, 1);
    Tape tape = Tape.inference(Implementations.all().get(0), new Arena());
    EncoderOutput encoded =
        new EncoderOutput(
            tape.constant(GradientCheck.random(3, 4, 1)),
            layout,
            tape.constant(GradientCheck.random(2, 4, 2)));
    ParameterStore store = new ParameterStore(1);
    Cell cell = Cells.create("lstm", store, "cell", 3, 4);
    CellState passed =
        new Bridge(store, "a", Bridge.Source.named("pass"), 4, cell).apply(tape, encoded);
    for (int n = 0; n < 2; n++) {
      assertSameBits("part " + n, passed.part(n).value(), encoded.last().value());
    }
    Bridge linear = new Bridge(store, "b", Bridge.Source.named("last-linear"), 4, cell);
    store.get("b.0.bias").value().fill(10f);
    assertThat(linear.apply(tape, encoded).part(0).value().get(0, 0)).isGreaterThan(1f);
    Cell other = Cells.create("gru", store, "other", 3, 5);
    assertThatThrownBy(() -> new Bridge(store, "c", Bridge.Source.named("pass"), 4, other))
        .hasMessage(
            "bridge 'pass': the encoder's states have 4 units but the decoder's 5: make them equal"
                + " or use last");
  }

  @Test
  void a_gate_that_is_open_for_both_changes_nothing_of_the_parameters_names() {
    ModelConfig gated =
        Models.withVariant(
            Models.config("gru", 1, "mean"),
            new DecoderVariant("before", false, "both", "tanh", true, true));
    assertThat(Models.model(gated).parameters().byName().keySet())
        .containsAll(Models.model(Models.config("gru", 1, "mean")).parameters().byName().keySet())
        .contains("decoder.gate.state.weight", "decoder.gate.word.weight");
  }

  @Test
  void a_closed_source_gate_shuts_the_context_out_of_the_cell() {
    ModelConfig plain =
        Models.withVariant(
            Models.config("gru", 1, "zero"),
            new DecoderVariant("before", false, "source", "tanh", false, true));
    EncoderDecoder model = Models.model(plain);
    model.parameters().get("decoder.gate.state.bias").value().fill(-100f);
    model.parameters().all().forEach(each -> each.changed());
    Tape tape = Tape.inference(Implementations.all().get(0), new Arena());
    SequenceBatch sources = SequenceBatch.of(Models.sentences(1, 5, 5));
    DecoderState state = model.decoder().start(tape, model.encoder().encode(tape, sources));
    DecoderStep step = model.decoder().step(tape, state, new int[] {5, 5});
    var logits = model.decoder().logits(tape, step).value();
    assertWithin("other source", logits.slice(1, 2), logits.slice(0, 1), 1e-7);
  }
}

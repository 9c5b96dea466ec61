package io.dragoman.model;

import io.dragoman.autograd.GradientCheck;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.RowOps;
import io.dragoman.autograd.Tape;
import io.dragoman.autograd.Variable;
import io.dragoman.nn.rnn.Cell;
import io.dragoman.nn.rnn.CellState;
import io.dragoman.nn.rnn.Cells;
import io.dragoman.tensor.SequenceLayout;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelGradientTest {
  private static final SequenceLayout LAYOUT = SequenceLayout.of(5, 3, 3, 1);

  /** Lengths in an order that is neither side's, so that rows are matched by sourceRow. */
  private static final ParallelBatch BATCH =
      Models.batch(3, new int[] {2, 5, 1, 3}, new int[] {3, 0, 4, 1});

  private static final EncoderConfig ENCODER = new EncoderConfig(3, "gru", 2, 1, true);

  @ParameterizedTest
  @CsvSource({
    "mean,gru,1",
    "last,gru,1",
    "mean,lstm,2",
    "last,lstm,1",
    "mean-shared,lstm,2",
    "zero,lstm,1"
  })
  void bridges_have_the_right_gradient(String source, String kind, int layers) {
    GradientCheck.ofModule(
            store -> {
              Cell cell = Cells.createStack(kind, store, "cell", 3, 2, layers);
              Bridge bridge = new Bridge(store, "bridge", Bridge.Source.named(source), 4, cell);
              return (tape, x) -> {
                EncoderOutput encoded = new EncoderOutput(x.get(0), LAYOUT, x.get(1));
                return RowOps.stack(tape, parts(bridge.apply(tape, encoded)));
              };
            })
        .withInput(LAYOUT.positions(), 4)
        .withInput(LAYOUT.batch(), 4)
        .passes();
  }

  @ParameterizedTest
  @CsvSource({
    "gru,1,mean,false",
    "lstm,1,last,false",
    "gru,2,zero,false",
    "gru-reset-before,1,mean,false",
    "gru,1,mean,true",
    "lstm,2,last,true"
  })
  void teacher_forcing_has_the_right_gradient(
      String cell, int layers, String bridge, boolean conditional) {
    ModelConfig config =
        new ModelConfig(
            ENCODER,
            new DecoderConfig(3, cell, 2, layers, conditional, bridge, 3),
            new AttentionConfig("additive", 2),
            new DropoutConfig(0f, 0f, 0f));
    GradientCheck.ofModule(
            store -> {
              AttentionDecoder decoder = new AttentionDecoder(store, config, 4, Models.VOCABULARY);
              return (tape, x) -> {
                EncoderOutput encoded = new EncoderOutput(x.get(0), LAYOUT, x.get(1));
                return decoder.teacherForce(
                    tape, encoded, BATCH.targetInput(), new int[] {2, 0, 3, 1});
              };
            })
        .withInput(LAYOUT.positions(), 4)
        .withInput(LAYOUT.batch(), 4)
        .passes();
  }

  @ParameterizedTest
  @CsvSource({
    "gru:input-bias,1,gru:reset-bias,none,additive,none",
    "gru:input-bias,3,'gru:reset-bias,transitions=2',residual,additive,none",
    "lstm,2,same,residual,layer-norm-additive:product,product",
    "'gru:input-bias,product-norm',1,'gru:reset-bias,product-norm',none,layer-norm-additive,product",
    "'gru:input-bias,layer-norm',1,'gru:reset-bias,layer-norm',none,layer-norm-additive:layer,layer"
  })
  void details_of_other_toolkits_have_the_right_gradient(
      String cell, int layers, String context, String skip, String attention, String place) {
    ModelConfig config =
        new ModelConfig(
            ENCODER,
            new DecoderConfig(5, cell, 8, layers, true, "mean-shared", 9)
                .with(new DecoderDetails(context, "same", "zeros", true, place))
                .withSkip(skip),
            new AttentionConfig(attention, 12),
            new DropoutConfig(0f, 0f, 0f));
    GradientCheck.ofModule(
            store -> {
              AttentionDecoder decoder = new AttentionDecoder(store, config, 4, Models.VOCABULARY);
              return (tape, x) -> {
                EncoderOutput encoded = new EncoderOutput(x.get(0), LAYOUT, x.get(1));
                return decoder.teacherForce(
                    tape, encoded, BATCH.targetInput(), new int[] {2, 0, 3, 1});
              };
            })
        .withInput(LAYOUT.positions(), 4)
        .withInput(LAYOUT.batch(), 4)
        .passes();
  }

  @Test
  void steps_and_selected_rows_have_the_right_gradient() {
    ModelConfig config = Models.config("lstm", 1, "mean");
    GradientCheck.ofModule(
            store -> {
              AttentionDecoder decoder = new AttentionDecoder(store, config, 4, Models.VOCABULARY);
              return (tape, x) -> search(tape, decoder, x);
            })
        .withInput(LAYOUT.positions(), 4)
        .withInput(LAYOUT.batch(), 4)
        .passes();
  }

  private static Variable search(Tape tape, Decoder decoder, List<Variable> x) {
    DecoderState state = decoder.start(tape, new EncoderOutput(x.get(0), LAYOUT, x.get(1)));
    DecoderStep first = decoder.step(tape, state, new int[] {1, 1, 1, 1});
    DecoderState selected = first.state().select(tape, new int[] {3, 1, 1});
    DecoderStep second = decoder.step(tape, selected, new int[] {5, 6, 7});
    return RowOps.stack(tape, List.of(decoder.logits(tape, first), decoder.logits(tape, second)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gru", "lstm", "rnn-tanh", "gru-reset-before"})
  void the_whole_loss_has_the_right_gradient(String cell) {
    loss(Models.config(cell, 1, "mean"), BATCH, 0.1f).passes();
  }

  @Test
  void the_loss_of_a_deep_model_with_dropout_has_the_right_gradient() {
    ModelConfig config = Models.withDropout(Models.config("gru", 2, "last"), 0.3f);
    loss(config, BATCH, 0f).withRandomness(new Randomness(1, 2)).passes();
  }

  @Test
  void the_loss_of_a_single_word_has_the_right_gradient() {
    loss(Models.config("gru", 1, "mean"), Models.batch(1, new int[] {1}, new int[] {0}), 0.1f)
        .passes();
  }

  @Test
  void frozen_embeddings_get_no_gradient() {
    loss(Models.config("gru", 1, "mean"), BATCH, 0f)
        .freezing("encoder.embedding.weight")
        .freezing("decoder.embedding.weight")
        .freezing("decoder.attention.energy")
        .passes();
  }

  private static GradientCheck loss(ModelConfig config, ParallelBatch batch, float smoothing) {
    return GradientCheck.ofStored(
        () -> {
          EncoderDecoder model = Models.model(config);
          return new GradientCheck.Stored(
              model.parameters(), (tape, x) -> model.loss(tape, batch, smoothing, 1f).loss());
        });
  }

  private static List<Variable> parts(CellState state) {
    return IntStream.range(0, state.size()).mapToObj(state::part).toList();
  }
}

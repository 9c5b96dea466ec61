package io.dragoman.model;

import static io.dragoman.Tensors.assertSameBits;
import static io.dragoman.Tensors.assertWithin;
import static io.dragoman.autograd.GradientCheck.copy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.Tensors;
import io.dragoman.autograd.Contributions;
import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Randomness;
import io.dragoman.autograd.Tape;
import io.dragoman.kernels.Implementations;
import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two ways to one result. */
class TwinPathsTest {
  private static final int[] LENGTHS = {3, 7, 1, 5, 5, 2, 9, 4};
  private static final int STEPS = 4;

  static Stream<Arguments> models() {
    return Implementations.all().stream()
        .flatMap(
            kernels ->
                Stream.concat(
                        Stream.of(
                            Models.config("gru", 1, "mean"),
                            Models.config("lstm", 1, "last"),
                            Models.config("gru", 2, "mean"),
                            Models.config("lstm", 2, "zero"),
                            Models.config("gru-reset-before", 1, "mean"),
                            Models.config("clockwork:1-2-4", 1, "mean"),
                            Models.config(
                                "lstm:peephole,zoneout=0.2,recurrent-dropout=0.3", 1, "mean"),
                            Models.conditional(Models.config("sru", 2, "mean")),
                            Models.conditional(Models.config("gru:transitions=2", 1, "mean")),
                            Models.conditional(Models.config("gru", 1, "mean")),
                            Models.conditional(Models.config("lstm", 2, "last")),
                            wide(),
                            Models.conditional(wide())),
                        Stream.of(attentions(), variants(), details(), fusions()).flatMap(s -> s))
                    .map(config -> Arguments.of(kernels, config)));
  }

  private static Stream<ModelConfig> attentions() {
    ModelConfig gru = Models.config("gru", 1, "mean");
    return Stream.of(
            "normalized-additive",
            "dot",
            "scaled-dot",
            "general",
            "multi-head:2",
            "multi-head-additive:3",
            "location:6",
            "location-sensitive:3",
            "coverage",
            "coverage:fertility",
            "coverage:tanh",
            "coverage:gru",
            "local-p:2",
            "monotonic")
        .map(
            type ->
                Models.withAttention(type.contains("e:") ? Models.conditional(gru) : gru, type));
  }

  /** Decoders that differ from the standard one. */
  static Stream<ModelConfig> variants() {
    ModelConfig gru = Models.config("gru", 1, "mean-linear");
    ModelConfig lstm = Models.config("lstm", 2, "last-linear");
    return Stream.of(
        Models.withVariant(gru, DecoderVariant.luong()),
        Models.withVariant(lstm, DecoderVariant.luong()),
        Models.withVariant(gru, new DecoderVariant("after", false, "none", "maxout", true, true)),
        Models.withVariant(
            Models.withAttention(gru, "coverage"),
            new DecoderVariant("after", true, "none", "linear", true, true)),
        Models.withVariant(
            Models.withAttention(gru, "multi-head:2"),
            new DecoderVariant("before", false, "source", "tanh", true, true)),
        Models.withVariant(
            gru, new DecoderVariant("before", false, "source", "maxout", false, true)),
        Models.withVariant(
            lstm, new DecoderVariant("before", false, "target", "tanh", true, false)),
        Models.withVariant(gru, new DecoderVariant("before", false, "both", "linear", true, true)),
        Models.conditional(
            Models.withVariant(
                gru, new DecoderVariant("before", false, "none", "tanh", false, false))),
        Models.withVariant(gru, DecoderVariant.standard().withLexical()),
        Models.withVariant(
            Models.withAttention(lstm, "multi-head:2"), DecoderVariant.luong().withLexical()),
        Models.withSkip(Models.config("lstm", 3, "last"), "residual"),
        Models.withSkip(Models.conditional(Models.config("gru", 2, "mean")), "highway"),
        Models.withSkip(
            Models.withVariant(Models.config("gru", 2, "mean"), DecoderVariant.luong()),
            "residual"),
        Models.tied(gru, "target"),
        Models.tied(Models.withVariant(gru, DecoderVariant.luong()), "all"));
  }

  /** What decoders of other toolkits have. */
  static Stream<ModelConfig> details() {
    ModelConfig gru = Models.conditional(Models.config("gru:input-bias", 1, "mean-shared"));
    ModelConfig deep = Models.conditional(Models.config("gru:input-bias", 3, "mean-shared"));
    ModelConfig lstm = Models.conditional(Models.config("lstm", 2, "mean-shared"));
    ModelConfig norm = Models.conditional(Models.config("gru:input-bias,product-norm", 1, "mean"));
    return Stream.of(
        Models.withDetails(
            gru, new DecoderDetails("gru:reset-bias", "same", "zeros", true, "none")),
        Models.withSkip(
            Models.withDetails(
                deep,
                new DecoderDetails(
                    "gru:reset-bias,transitions=2",
                    "gru:input-bias,transitions=2",
                    "zeros",
                    true,
                    "none")),
            "residual"),
        Models.withSkip(
            Models.withDetails(lstm, new DecoderDetails("same", "same", "zeros", true, "none")),
            "residual"),
        Models.withDetails(
            Models.conditional(Models.withAttention(norm, "layer-norm-additive")),
            new DecoderDetails("gru:reset-bias,product-norm", "same", "zeros", true, "product")),
        Models.withDetails(
            Models.conditional(Models.withAttention(gru, "layer-norm-additive:layer")),
            new DecoderDetails("gru:reset-bias,layer-norm", "same", "bos", true, "layer")),
        Models.withDetails(
            Models.conditional(Models.withAttention(lstm, "layer-norm-additive:product")),
            new DecoderDetails("same", "lstm:product-norm", "bos", false, "product")),
        Models.withSkip(
            Models.withDetails(
                Models.config("gru", 2, "mean"),
                new DecoderDetails("same", "same", "zeros", true, "layer")),
            "residual"),
        Models.conditional(Models.config("gru:layer-norm", 1, "mean")),
        Models.conditional(Models.config("lstm:layer-norm", 2, "mean")),
        Models.tied(gru, "inputs"));
  }

  /** Decoders with a language model, in every way in which a readout is made. */
  private static Stream<ModelConfig> fusions() {
    ModelConfig gru = Models.config("gru", 1, "mean");
    return Stream.of(
        Models.withFusion(gru, "lstm", 1),
        Models.withFusion(Models.conditional(Models.config("lstm", 2, "last")), "gru", 2),
        Models.withFusion(Models.withVariant(gru, DecoderVariant.luong()), "lstm", 2),
        Models.withFusion(
            Models.withVariant(
                gru, new DecoderVariant("after", false, "none", "maxout", true, true)),
            "rnn-tanh",
            1),
        Models.withFusion(
            Models.withVariant(
                gru, new DecoderVariant("before", false, "none", "linear", false, false)),
            "clockwork:1-5",
            1),
        Models.withFusion(
            Models.withDetails(
                Models.conditional(gru),
                new DecoderDetails("same", "same", "zeros", true, "layer")),
            "lstm:zoneout=0.2,recurrent-dropout=0.3",
            1),
        Models.withFusion(Models.tied(gru, "all"), "lstm", 1));
  }

  /** Sizes that fill whole tiles and vectors and leave a rest. */
  private static ModelConfig wide() {
    return new ModelConfig(
        new EncoderConfig(20, "gru", 33, 1, true),
        new DecoderConfig(17, "gru", 40, 1, false, "mean", 35),
        new AttentionConfig("additive", 37),
        new DropoutConfig(0f, 0f, 0f));
  }

  /** Logits of some steps with fixed words for each sentence, a matrix a step; and the states. */
  private static List<Tensor> decode(Kernels kernels, EncoderDecoder model, int[]... sources) {
    Tape tape = Tape.inference(kernels, new Arena());
    SequenceBatch batch = SequenceBatch.of(sources);
    EncoderOutput encoded = model.encoder().encode(tape, batch);
    DecoderState state = model.decoder().start(tape, encoded);
    List<Tensor> results = new ArrayList<>();
    int[] ids = new int[batch.size()];
    Arrays.fill(ids, Models.BOS);
    for (int t = 0; t < STEPS; t++) {
      DecoderStep step = model.decoder().step(tape, state, ids);
      Tensor logits = model.decoder().logits(tape, step).value();
      Tensor inOrder = Tensor.zeros(batch.size(), logits.columns());
      for (int row = 0; row < batch.size(); row++) {
        int sentence = batch.sentence(row);
        inOrder.slice(sentence, sentence + 1).copyFrom(logits.slice(row, row + 1));
        ids[row] = 4 + (sources[sentence].length + t) % 7;
      }
      results.add(inOrder);
      state = step.state();
    }
    return results;
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_batch_gives_the_bits_of_each_sentence_alone(Kernels kernels, ModelConfig config) {
    EncoderDecoder model = Models.model(config);
    int[][] sources = Models.sentences(1, LENGTHS);
    List<Tensor> together = decode(kernels, model, sources);
    for (int i = 0; i < sources.length; i++) {
      List<Tensor> alone = decode(kernels, model, sources[i]);
      for (int t = 0; t < STEPS; t++) {
        assertSameBits(
            "sentence " + i + " step " + t, alone.get(t), together.get(t).slice(i, i + 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void shuffled_input_gives_shuffled_results(Kernels kernels, ModelConfig config) {
    EncoderDecoder model = Models.model(config);
    int[][] sources = Models.sentences(1, LENGTHS);
    int[] order = {5, 2, 7, 0, 4, 3, 6, 1};
    List<Tensor> straight = decode(kernels, model, sources);
    int[][] shuffled = Arrays.stream(order).mapToObj(i -> sources[i]).toArray(int[][]::new);
    List<Tensor> results = decode(kernels, model, shuffled);
    for (int t = 0; t < STEPS; t++) {
      for (int i = 0; i < order.length; i++) {
        assertSameBits(
            "row " + i,
            results.get(t).slice(i, i + 1),
            straight.get(t).slice(order[i], order[i] + 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void teacher_forcing_gives_the_bits_of_the_steps(Kernels kernels, ModelConfig config) {
    EncoderDecoder model = Models.model(config);
    ParallelBatch batch = Models.batch(3, new int[] {2, 5, 1, 3}, new int[] {3, 0, 4, 1});
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
  void selected_rows_go_on_as_they_would_have(Kernels kernels, ModelConfig config) {
    EncoderDecoder model = Models.model(config);
    Tape tape = Tape.inference(kernels, new Arena());
    SequenceBatch batch = SequenceBatch.of(Models.sentences(1, 5, 3, 3));
    EncoderOutput encoded = model.encoder().encode(tape, batch);
    DecoderStep first =
        model.decoder().step(tape, model.decoder().start(tape, encoded), new int[] {1, 1, 1});
    int[] ids = {4, 5, 6};
    DecoderStep straight = model.decoder().step(tape, first.state(), ids);
    int[] rows = {2, 0, 2, 1};
    DecoderState selected = first.state().select(tape, rows);
    assertThat(selected.rows()).isEqualTo(4);
    assertThat(selected.sentences()).containsExactly(rows);
    assertThat(selected.time()).isEqualTo(1);
    DecoderStep step = model.decoder().step(tape, selected, new int[] {6, 4, 6, 5});
    Tensor expected = model.decoder().logits(tape, straight).value();
    Tensor logits = model.decoder().logits(tape, step).value();
    for (int i = 0; i < rows.length; i++) {
      Tensor weights = straight.attention().slice(rows[i], rows[i] + 1);
      assertSameBits("row " + i, logits.slice(i, i + 1), expected.slice(rows[i], rows[i] + 1));
      assertSameBits("weights " + i, step.attention().slice(i, i + 1), weights);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void inference_gives_the_loss_of_training_without_dropout(Kernels kernels, ModelConfig config) {
    EncoderDecoder model = Models.model(Models.withDropout(config, 0.5f));
    ParallelBatch batch = Models.batch(3, LENGTHS, LENGTHS);
    Gradients gradients = new Gradients(model.parameters().all());
    Tape inference = Tape.inference(kernels, new Arena());
    Tape training = Tape.training(kernels, new Arena(), gradients, null);
    Loss loss = model.loss(inference, batch, 0.1f, 1f);
    Loss trained = model.loss(training, batch, 0.1f, 1f);
    assertThat(trained.loss()).isCloseTo(loss.loss(), within(1e-6 * loss.loss())); // rounding
    assertThat(trained.correct()).isEqualTo(loss.correct());
    assertThat(loss.rows()).isEqualTo(batch.targetTokens());
    Tape dropping = Tape.training(kernels, new Arena(), gradients, new Randomness(1, 1));
    assertThat(model.loss(dropping, batch, 0.1f, 1f)).isNotEqualTo(loss);
  }

  @ParameterizedTest
  @MethodSource("models")
  void shards_add_up_to_the_batch_with_dropout(Kernels kernels, ModelConfig config) {
    EncoderDecoder model = Models.model(Models.withDropout(config, 0.4f));
    int[][] sources = Models.sentences(1, LENGTHS);
    int[][] targets = Models.sentences(2, 2, 6, 1, 3, 3, 8, 4, 5);
    long[] keys = {8, 7, 6, 5, 4, 3, 2, 1};
    Gradients whole = new Gradients(model.parameters().all());
    Gradients sum = new Gradients(model.parameters().all());
    List<Contributions> contributions = new ArrayList<>();
    Loss loss = train(kernels, model, whole, ParallelBatch.of(sources, targets, 1, 2, keys));
    Loss sharded = Loss.NONE;
    for (int[] range : new int[][] {{0, 3}, {3, 4}, {4, 8}}) {
      ParallelBatch batch =
          ParallelBatch.of(
              Arrays.copyOfRange(sources, range[0], range[1]),
              Arrays.copyOfRange(targets, range[0], range[1]),
              1,
              2,
              Arrays.copyOfRange(keys, range[0], range[1]));
      Tape tape = Tape.training(kernels, new Arena(), sum, new Randomness(9, 9));
      sharded = sharded.plus(model.loss(tape, batch, 0.1f, 0.1f));
      tape.backpropagate();
      contributions.add(tape.contributions());
    }
    model.parameters().all().forEach(each -> sum.sum(kernels, contributions, each));
    assertThat(sharded.rows()).isEqualTo(loss.rows());
    assertThat(sharded.correct()).isEqualTo(loss.correct());
    assertThat(sharded.loss()).isCloseTo(loss.loss(), within(1e-12 * loss.loss()));
    double largest = 0; // of all: what cancels in one parameter leaves the rounding of the others
    for (Parameter each : model.parameters().all()) {
      largest = Math.max(largest, Tensors.largest(whole.of(each)));
    }
    for (Parameter each : model.parameters().all()) {
      assertWithin(each.name(), sum.of(each), whole.of(each), 1e-6 * largest);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void nothing_is_left_of_the_batches_before(Kernels kernels, ModelConfig config) {
    EncoderDecoder model = Models.model(Models.withDropout(config, 0.4f));
    ParallelBatch batch = Models.batch(3, LENGTHS, LENGTHS);
    Gradients gradients = new Gradients(model.parameters().all());
    Arena arena = new Arena();
    Loss first = null;
    List<Tensor> expected = new ArrayList<>();
    for (float rubbish : new float[] {0f, Float.NaN, 1e30f}) {
      arena.take(1, 1 << 19).fill(rubbish);
      arena.reset();
      Loss loss;
      try (Tape tape = Tape.training(kernels, arena, gradients, new Randomness(1, 1))) {
        loss = model.loss(tape, batch, 0.1f, 0.5f);
        tape.backward();
      }
      if (first == null) {
        first = loss;
        model.parameters().all().forEach(each -> expected.add(copy(gradients.of(each))));
      }
      assertThat(loss).isEqualTo(first);
      for (Parameter each : model.parameters().all()) {
        assertSameBits(each.name(), gradients.of(each), expected.get(each.index()));
      }
    }
    assertThat(arena.bytes()).as("no batch needed more").isEqualTo(4L << 19);
  }

  private static Loss train(
      Kernels kernels, EncoderDecoder model, Gradients gradients, ParallelBatch batch) {
    try (Tape tape = Tape.training(kernels, new Arena(), gradients, new Randomness(9, 9))) {
      Loss loss = model.loss(tape, batch, 0.1f, 0.1f);
      tape.backward();
      return loss;
    }
  }
}

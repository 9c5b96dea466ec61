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
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.SequenceLayout;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that copy words, whose words have factors, and that read several sources. */
class RichSourcesTest {
  private static final int[] LENGTHS = {2, 5, 1, 3, 7, 4};
  private static final int STEPS = 4;
  private static final int VALUES = 5; // of each factor

  static List<Arguments> models() {
    List<Arguments> all = new ArrayList<>();
    for (Kernels kernels : Implementations.all()) {
      configs().forEach(config -> all.add(Arguments.of(kernels, config)));
    }
    return all;
  }

  static List<ModelConfig> configs() {
    ModelConfig gru = Models.config("gru", 1, "mean");
    ModelConfig luong = Models.withVariant(gru, DecoderVariant.luong());
    ModelConfig copying = copying(gru);
    return List.of(
        copying,
        copying(luong),
        copying(Models.conditional(Models.config("lstm", 1, "last"))),
        copying(Models.withAttention(gru, "coverage:gru")),
        copying(Models.tied(gru, "target")),
        copying(Models.withVariant(gru, DecoderVariant.standard().withLexical())),
        withFactors(gru, "pos:2"),
        withFactors(gru, "pos,case:3"),
        withFactors(gru, "pos"),
        withSources(gru, 2),
        withSources(luong, 3),
        withSources(Models.conditional(gru), 2),
        withSources(Models.withAttention(gru, "coverage:sum"), 2),
        withSources(Models.config("lstm", 2, "last"), 2),
        withFactors(withSources(copying, 2), "pos:2,case"));
  }

  private static ModelConfig copying(ModelConfig config) {
    return Models.withVariant(config, config.decoder().variant().withCopy());
  }

  private static ModelConfig withFactors(ModelConfig config, String factors) {
    return with(config, config.encoder().withFactors(factors));
  }

  private static ModelConfig withSources(ModelConfig config, int sources) {
    return with(config, config.encoder().withSources(sources));
  }

  private static ModelConfig with(ModelConfig config, EncoderConfig encoder) {
    return new ModelConfig(
        encoder, config.decoder(), config.attention(), config.dropout(), config.tiedEmbeddings());
  }

  private static EncoderDecoder model(ModelConfig config) {
    SourceForm form = config.form();
    List<Integer> factors = new ArrayList<>();
    List<Integer> further = new ArrayList<>();
    for (int n = 0; n < form.factors(); n++) {
      factors.add(VALUES);
    }
    for (int n = 1; n < form.sources(); n++) {
      further.add(Models.VOCABULARY + n);
    }
    ModelInputs inputs = new ModelInputs(Models.VOCABULARY, factors, further, Models.VOCABULARY, 3);
    return EncoderDecoder.create(config, inputs, 5);
  }

  /** Random sources; words that are copied are called 4 and more, some beyond the vocabulary. */
  private static int[][] sources(SourceForm form, long seed, int... lengths) {
    Random random = new Random(seed);
    int[][] sources = new int[lengths.length][];
    for (int i = 0; i < lengths.length; i++) {
      List<Integer> ids = new ArrayList<>();
      for (int n = 1; n < form.sources(); n++) {
        random.ints(random.nextInt(6), 4, Models.VOCABULARY).forEach(ids::add);
        ids.add(Models.EOS);
        ids.add(SourceForm.SEPARATOR);
      }
      for (int t = 0; t < lengths[i]; t++) {
        for (int n = 0; n < form.factors(); n++) {
          ids.add(random.nextInt(VALUES));
        }
        boolean last = t == lengths[i] - 1;
        if (form.copies()) {
          ids.add(last ? Models.EOS : 4 + random.nextInt(Models.VOCABULARY));
        }
        ids.add(last ? Models.EOS : 4 + random.nextInt(Models.VOCABULARY - 4));
      }
      sources[i] = ids.stream().mapToInt(Integer::intValue).toArray();
    }
    return sources;
  }

  /** Targets with words of the source's sentence if these may be copied. */
  private static ParallelBatch batch(SourceForm form) {
    int[][] sources = sources(form, 3, 2, 5, 1, 3);
    int[][] targets = {{5, 6, 4}, {}, {7, 8, 9, 4}, {5}};
    if (form.copies()) {
      targets[0][1] = form.stream(sources[0], form.factors())[0];
      targets[3][0] = form.stream(sources[3], form.factors())[1];
    }
    return ParallelBatch.of(
        form, sources, targets, Models.BOS, Models.EOS, new long[] {5, 6, 7, 8});
  }

  /** Every way to look, read and write once, since a check of a whole model takes long. */
  static List<ModelConfig> someConfigs() {
    List<ModelConfig> all = configs();
    return List.of(all.get(0), all.get(1), all.get(3), all.get(5), all.get(7), all.get(12));
  }

  @ParameterizedTest
  @MethodSource("someConfigs")
  void the_loss_has_the_right_gradient(ModelConfig config) {
    ParallelBatch batch = batch(config.form());
    GradientCheck.ofStored(
            () -> {
              EncoderDecoder model = model(config);
              return new GradientCheck.Stored(
                  model.parameters(), (tape, x) -> model.loss(tape, batch, 0.1f, 1f).loss());
            })
        .passes();
  }

  @Test
  void the_loss_with_dropout_has_the_right_gradient() {
    ModelConfig config =
        Models.withDropout(
            withFactors(withSources(copying(Models.config("gru", 1, "mean")), 2), "pos:2"), 0.3f);
    ParallelBatch batch = batch(config.form());
    GradientCheck.ofStored(
            () -> {
              EncoderDecoder model = model(config);
              return new GradientCheck.Stored(
                  model.parameters(), (tape, x) -> model.loss(tape, batch, 0f, 1f).loss());
            })
        .withRandomness(new Randomness(1, 2))
        .passes();
  }

  /** Logits of some steps with fixed words for each sentence, a matrix a step. */
  private static List<Tensor> decode(Kernels kernels, EncoderDecoder model, int[]... sources) {
    Tape tape = Tape.inference(kernels, new Arena());
    SequenceBatch batch =
        SequenceBatch.of(
            model.config().form(), sources, LongStream.range(0, sources.length).toArray());
    DecoderState state = model.decoder().start(tape, model.encoder().encode(tape, batch));
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
        ids[row] = 4 + (sources[sentence].length + 3 * t) % 7;
        if (model.config().form().copies() && t == 1) {
          ids[row] = Models.VOCABULARY; // a word of the sentence alone
        }
      }
      results.add(inOrder);
      state = step.state();
    }
    return results;
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_batch_gives_the_bits_of_each_sentence_alone(Kernels kernels, ModelConfig config) {
    EncoderDecoder model = model(config);
    int[][] sources = sources(config.form(), 1, LENGTHS);
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
  void teacher_forcing_gives_the_bits_of_the_steps(Kernels kernels, ModelConfig config) {
    EncoderDecoder model = model(config);
    ParallelBatch batch = batch(config.form());
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
    EncoderDecoder model = model(Models.withDropout(config, 0.5f));
    ParallelBatch batch = batch(config.form());
    Gradients gradients = new Gradients(model.parameters().all());
    Loss loss = model.loss(Tape.inference(kernels, new Arena()), batch, 0.1f, 1f);
    Tape training = Tape.training(kernels, new Arena(), gradients, null);
    Loss trained = model.loss(training, batch, 0.1f, 1f);
    assertThat(trained.loss()).isCloseTo(loss.loss(), within(1e-6 * loss.loss()));
    Tape dropping = Tape.training(kernels, new Arena(), gradients, new Randomness(1, 1));
    assertThat(model.loss(dropping, batch, 0.1f, 1f)).isNotEqualTo(loss);
  }

  @Test
  void every_source_and_every_factor_has_a_say() {
    ModelConfig config = withFactors(withSources(Models.config("gru", 1, "mean"), 2), "pos:2,case");
    EncoderDecoder model = model(config);
    Kernels kernels = Implementations.all().iterator().next();
    int[] plain = {5, 6, 2, -1, 1, 1, 7, 2, 2, 2};
    Tensor before = decode(kernels, model, plain).get(0);
    for (int place : new int[] {0, 4, 5, 6}) {
      int[] other = plain.clone();
      other[place]++;
      Tensor after = decode(kernels, model, other).get(0);
      assertThat(after.toArray()).as("place " + place).isNotEqualTo(before.toArray());
    }
  }

  @Test
  void vocabularies_must_be_those_of_the_configuration() {
    ModelConfig factors = withFactors(Models.config("gru", 1, "mean"), "pos:2");
    assertThatThrownBy(() -> EncoderDecoder.create(factors, 9, 9, 1))
        .hasMessage(
            "encoder: there are 1 factors but 0 vocabularies of factors: give one for each");
    ModelConfig two = withSources(Models.config("gru", 1, "mean"), 2);
    assertThatThrownBy(() -> EncoderDecoder.create(two, 9, 9, 1))
        .hasMessage("encoder.sources is 2 but there are vocabularies of 1: give one for each");
  }

  @Test
  void copying_needs_a_state_for_each_word() {
    ModelConfig config = copying(Models.config("gru", 2, "mean"));
    assertThatThrownBy(() -> with(config, config.encoder().withPyramid(2)))
        .hasMessage(
            "model.decoder.variant.copy is true but encoder.pyramid is 2, whose states stand for"
                + " several words: set it to 1");
  }

  @Test
  void words_without_names_cannot_be_copied() {
    EncoderDecoder model = model(copying(Models.config("gru", 1, "mean")));
    Tape tape = Tape.inference(Implementations.all().iterator().next(), new Arena());
    EncoderOutput named =
        model
            .encoder()
            .encode(
                tape,
                SequenceBatch.of(model.config().form(), new int[][] {{4, 4, 2, 2}}, new long[1]));
    EncoderOutput nameless = new EncoderOutput(named.states(), named.layout(), named.last());
    DecoderState state = model.decoder().start(tape, nameless);
    assertThatThrownBy(() -> model.decoder().step(tape, state, new int[] {1}))
        .hasMessage(
            "decoder: copies words but was not told which: pack sources with a form that has"
                + " them");
  }
}

package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.autograd.Parameter;
import io.dragoman.autograd.Tape;
import io.dragoman.checkpoint.AveragedCheckpoint;
import io.dragoman.checkpoint.Checkpoint;
import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.checkpoint.CheckpointStore;
import io.dragoman.checkpoint.QuantizedCheckpoint;
import io.dragoman.config.ConfigException;
import io.dragoman.config.RunConfig;
import io.dragoman.data.SentencePair;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.marian.MarianException;
import io.dragoman.marian.MarianExport;
import io.dragoman.model.EncoderConfig;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.EncoderOutput;
import io.dragoman.model.ParallelBatch;
import io.dragoman.search.EnsembleMean;
import io.dragoman.search.SearchOptions;
import io.dragoman.sequence.LanguageModel;
import io.dragoman.sequence.TextTokens;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.toys.Toys;
import io.dragoman.translate.RankedText;
import io.dragoman.translate.TranslationScorer;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models that start with a language model in the decoder. */
@Timeout(120)
class DeepFusionTrainingTest {
  private static final List<String> LINES =
      Toys.text(12, 9).stream().map(SentencePair::source).toList();
  private static final int[][] SOURCES = {{4, 5, 2}, {9, 2}, {7, 7, 8, 4, 2}};
  private static final int[][] TARGETS = {{6, 4}, {}, {5, 9, 8}};
  private static final String REST =
      "training.freeze=encoder.*,decoder.attention.*,decoder.bridge.*,decoder.context.*,"
          + "decoder.embedding.*,decoder.layers.*,decoder.readout.*";

  @TempDir static Path directory;

  private static TrainingFiles files;
  private static Path parent;
  private static DeepFusion language;

  @BeforeAll
  static void trainParent() throws IOException {
    files = ToyFiles.write(directory);
    parent = directory.resolve("parent");
    train("parent", ToyFiles.config("training.max-updates=40"), Optional.empty(), Optional.empty());
    language = language("lm", 5);
  }

  /** A language model over the parent's target vocabulary. */
  private static DeepFusion language(String name, long seed) {
    Vocabulary words = TranslationModel.load(parent).target().vocabulary();
    LanguageModel fresh =
        LanguageModel.create(
            TextTokens.of(words), new EncoderConfig(5, "lstm", 6, 2, false), 0.1f, false, seed);
    Kernels kernels = KernelsSelector.kernels();
    for (Parameter each : fresh.network().parameters().all()) {
      kernels.scale(each.value(), 3f); // so that it has opinions
      each.changed();
    }
    fresh.save(directory.resolve(name));
    return DeepFusion.open(directory.resolve(name));
  }

  private static Map<String, Integer> train(
      String model, RunConfig config, Optional<Path> from, Optional<DeepFusion> fusion) {
    try (TrainingRun run = prepare(model, config, from, fusion)) {
      run.run(List.of());
      return Toys.bits(run.model());
    }
  }

  private static TrainingRun prepare(
      String model, RunConfig config, Optional<Path> from, Optional<DeepFusion> fusion) {
    return TrainingRun.prepare(files, directory.resolve(model), config, "train", from, fusion);
  }

  private static RunConfig fused(String model, String... settings) {
    return ParentModel.base(parent, directory.resolve(model))
        .with(language.settings().toArray(String[]::new))
        .with("training.max-updates=20")
        .with(settings);
  }

  private static TrainingRun prepareFused(String model, String... settings) {
    return prepare(model, fused(model, settings), Optional.of(parent), Optional.of(language));
  }

  private static Path trainFused(String model, String... settings) {
    train(model, fused(model, settings), Optional.of(parent), Optional.of(language));
    return directory.resolve(model);
  }

  private static float[] scores(EncoderDecoder model) {
    try (Tape tape = Tape.inference(Toys.kernels(), new Arena())) {
      ParallelBatch batch =
          ParallelBatch.of(SOURCES, TARGETS, Toys.BOS, Toys.EOS, new long[] {1, 2, 3});
      EncoderOutput encoded = model.encoder().encode(tape, batch.source());
      return model
          .decoder()
          .teacherForce(tape, encoded, batch.targetInput(), batch.sourceRow())
          .value()
          .toArray();
    }
  }

  private static List<String> translations(EncoderDecoder model, int batch, int threads) {
    TranslationModel text = TranslationModel.load(parent);
    TranslatorOptions options =
        TranslatorOptions.of(SearchOptions.ofBeam(4).withNBest(4))
            .withBatchSize(batch)
            .withThreads(threads);
    try (Translator translator = Translator.of(model, text.source(), text.target(), options)) {
      return translator.translate(LINES).stream()
          .flatMap(each -> each.nBest().stream())
          .map(RankedText::toString)
          .toList();
    }
  }

  private static Map<String, Integer> languageBits(EncoderDecoder model) {
    Map<String, Integer> bits = Toys.bits(model);
    bits.keySet()
        .removeIf(
            name ->
                !name.startsWith("decoder.fusion.embedding")
                    && !name.startsWith("decoder.fusion.layers"));
    return bits;
  }

  @Test
  void the_first_outputs_are_those_of_the_model_unchanged() {
    EncoderDecoder before = TranslationModel.load(parent).model();
    try (TrainingRun run = prepareFused("first")) {
      assertThat(scores(run.model())).containsExactly(scores(before));
      assertThat(translations(run.model(), 5, 1)).isEqualTo(translations(before, 5, 1));
      assertThat(run.model().parameters().get("decoder.fusion.readout.weight").value().toArray())
          .containsOnly(0f);
    }
  }

  @Test
  void words_keep_their_vectors_in_the_order_of_the_target_vocabulary() {
    try (TrainingRun run = prepareFused("vectors")) {
      Tensor found = run.model().parameters().get("decoder.fusion.embedding.weight").value();
      Tensor own = language.language().network().parameters().get("embedding.weight").value();
      TextTokens tokens = language.language().tokens();
      Vocabulary words = TranslationModel.load(parent).target().vocabulary();
      assertThat(found.rows()).isEqualTo(words.size());
      for (int id = 0; id < words.size(); id++) {
        int row = id == words.bos() ? 0 : tokens.id(words.tokens().get(id));
        assertThat(found.slice(id, id + 1).toArray())
            .as(words.tokens().get(id))
            .containsExactly(own.slice(row, row + 1).toArray());
      }
    }
  }

  @Test
  void training_leaves_the_language_model_alone_and_learns_how_much_it_counts() {
    Map<String, Integer> first;
    try (TrainingRun run = prepareFused("learnt")) {
      first = Toys.bits(run.model());
    }
    TranslationModel learnt = TranslationModel.load(trainFused("learnt"));
    Map<String, Integer> last = Toys.bits(learnt.model());
    first.forEach(
        (name, bits) -> {
          boolean stays =
              name.startsWith("decoder.fusion.layers")
                  || name.startsWith("decoder.fusion.embedding");
          assertThat(last.get(name).equals(bits)).as(name).isEqualTo(stays);
        });
    List<String> expected = translations(learnt.model(), 12, 1);
    assertThat(translations(learnt.model(), 1, 1)).isEqualTo(expected);
    assertThat(translations(learnt.model(), 5, 2)).isEqualTo(expected);
  }

  @Test
  void the_rest_of_the_model_may_stay_as_it_is() {
    EncoderDecoder before = TranslationModel.load(parent).model();
    Path child = trainFused("frozen", REST);
    Map<String, Integer> bits = Toys.bits(TranslationModel.load(child).model());
    Toys.bits(before)
        .forEach(
            (name, old) ->
                assertThat(bits.get(name).equals(old))
                    .as(name)
                    .isEqualTo(!name.startsWith("decoder.output.")));
  }

  @Test
  void a_search_finds_what_forced_scoring_tells() {
    Path child = trainFused("searched");
    ModelEnsemble models = ModelEnsemble.load(List.of(child), EnsembleMean.PROBABILITY, List.of());
    SearchOptions search = SearchOptions.ofBeam(4).withLengthPenalty(0);
    try (Translator translator = models.translator(TranslatorOptions.of(search), Optional.empty());
        TranslationScorer scorer = models.scorer(4, 1)) {
      for (String line : LINES) {
        RankedText best = translator.translate(line).nBest().get(0);
        double forced = scorer.score(line, best.text()).logProbability();
        assertThat(best.logProbability()).isCloseTo(forced, within(1e-9));
      }
    }
  }

  @Test
  void a_run_goes_on_as_if_it_had_never_stopped() {
    String accurate = "training.validate-every=5u";
    Map<String, Integer> whole =
        train("whole", fused("whole", accurate), Optional.of(parent), Optional.of(language));
    RunConfig half = fused("parts", accurate, "training.max-updates=10");
    train("parts", half, Optional.of(parent), Optional.of(language));
    Map<String, Integer> parts =
        train("parts", fused("parts", accurate), Optional.of(parent), Optional.of(language));
    assertThat(parts).isEqualTo(whole);
    DeepFusion other = language("other-lm", 6);
    assertThatThrownBy(
            () ->
                train(
                    "parts",
                    fused("parts", accurate, "training.max-updates=25"),
                    Optional.of(parent),
                    Optional.of(other)))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            directory.resolve("parts")
                + ": holds a run with another language model than "
                + directory.resolve("other-lm")
                + ": use the same or another --model");
  }

  @Test
  void a_fresh_model_takes_a_language_model_in() {
    RunConfig config =
        ToyFiles.config("training.max-updates=20").with(language.settings().toArray(String[]::new));
    train("fresh", config, Optional.empty(), Optional.of(language));
    EncoderDecoder loaded = TranslationModel.load(directory.resolve("fresh")).model();
    assertThat(loaded.parameters().get("decoder.fusion.readout.weight").value().toArray())
        .doesNotContain(0f);
    try (TrainingRun run = prepareFused("beside")) {
      assertThat(languageBits(loaded)).hasSize(7).isEqualTo(languageBits(run.model()));
    }
  }

  @Test
  void a_fused_model_is_tuned_averaged_quantized_and_not_exported() throws IOException {
    Path child = trainFused("further", "training.checkpoint-every=5u");
    RunConfig base =
        ParentModel.base(child, directory.resolve("tuned"))
            .with(
                "training.max-updates=3",
                "training.checkpoint-every=1u",
                "training.keep-checkpoints=2");
    train("tuned", base, Optional.of(child), Optional.empty());
    EncoderDecoder before = TranslationModel.load(child).model();
    Map<String, Integer> expected = languageBits(before);
    TranslationModel tuned = TranslationModel.load(directory.resolve("tuned"));
    assertThat(languageBits(tuned.model())).isEqualTo(expected);
    assertThat(Toys.bits(tuned.model())).isNotEqualTo(Toys.bits(before));

    List<Checkpoint> last = CheckpointStore.last(directory.resolve("tuned"), 2);
    AveragedCheckpoint.write(last, directory.resolve("averaged"));
    TranslationModel averaged = TranslationModel.load(directory.resolve("averaged"));
    assertThat(languageBits(averaged.model())).isEqualTo(expected);

    Path bytes = directory.resolve("bytes");
    QuantizedCheckpoint.write(tuned.checkpoint(), tuned.model().parameters(), bytes);
    EncoderDecoder small = TranslationModel.load(bytes).model();
    assertThat(small.parameters().get("decoder.fusion.layers.0.forward.input.weight").quantized())
        .isPresent();
    assertThat(translations(small, 5, 1)).isEqualTo(translations(small, 1, 1)).isNotEmpty();

    Path file = directory.resolve("model.npz");
    assertThatThrownBy(
            () ->
                MarianExport.write(
                    file,
                    tuned.config().model(),
                    tuned.model().parameters(),
                    tuned.checkpoint().source(),
                    tuned.checkpoint().target(),
                    tuned.config().search(),
                    false))
        .isInstanceOf(MarianException.class)
        .hasMessage(
            "export: Marian has no language model in a decoder (model.decoder.fusion): export the"
                + " model that it was added to");
    assertThat(Files.exists(file)).isFalse();
  }

  @Test
  void a_second_language_model_is_refused() {
    Path child = trainFused("one", "training.max-updates=1");
    RunConfig base = ParentModel.base(child, directory.resolve("two"));
    assertThatThrownBy(() -> prepare("two", base, Optional.of(child), Optional.of(language)))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "--deep-fusion "
                + directory.resolve("lm")
                + ": --from "
                + child
                + " has a language model in its decoder already: leave it out");
  }

  @Test
  void keys_without_a_language_model_and_of_another_shape_are_refused() {
    RunConfig config = fused("none");
    String message =
        "'model.decoder.fusion.layers' is 2 but no language model is given: name one with"
            + " --deep-fusion, which sets these keys, or set it to 0";
    assertThatThrownBy(() -> prepare("none", config, Optional.of(parent), Optional.empty()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> prepare("none", config, Optional.empty(), Optional.empty()))
        .hasMessage(message);
    assertThatThrownBy(() -> prepareFused("none", "model.decoder.fusion.hidden=7"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "--deep-fusion "
                + directory.resolve("lm")
                + ": 'model.decoder.fusion' is not its shape, model.decoder.fusion.layers=2"
                + " model.decoder.fusion.cell=lstm model.decoder.fusion.embedding=5"
                + " model.decoder.fusion.hidden=6: leave these keys out");
  }

  @Test
  void other_words_are_refused() {
    TextTokens tokens = TextTokens.count(List.of("Ra Ra Ba Ba"), false, 1);
    LanguageModel.create(tokens, new EncoderConfig(5, "lstm", 6, 2, false), 0f, false, 1)
        .save(directory.resolve("other"));
    DeepFusion other = DeepFusion.open(directory.resolve("other"));
    assertThatThrownBy(
            () -> prepare("refused", fused("refused"), Optional.of(parent), Optional.of(other)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageMatching(
            ".*other: its tokens are not the target vocabulary of .*refused: 4 tokens not 14, id 2"
                + " is 'Ba' not '\\S+', \\d+ ids differ: train it with language-model"
                + " --model-vocabulary");
  }

  @Test
  void words_that_only_the_text_has_are_refused() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("grown"));
    List<SentencePair> text =
        Toys.text(20, 5).stream()
            .map(
                pair ->
                    new SentencePair(pair.line(), pair.source(), pair.target().replace("Ra", "Xa")))
            .toList();
    TrainingFiles grown = ToyFiles.write(folder, text, text);
    assertThatThrownBy(
            () ->
                TrainingRun.prepare(
                    grown,
                    directory.resolve("more"),
                    fused("more"),
                    "train",
                    Optional.of(parent),
                    Optional.of(language)))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "'model.decoder.fusion.layers' is 2 but --from "
                + parent
                + " and the language model lack target words of the training text (1): set"
                + " data.grow-vocabulary to false");
    TrainingRun.prepare(
            grown,
            directory.resolve("more"),
            fused("more", "data.grow-vocabulary=false"),
            "train",
            Optional.of(parent),
            Optional.of(language))
        .close();
  }

  @Test
  void a_model_that_writes_from_right_to_left_is_refused() {
    RunConfig config =
        ToyFiles.config("data.target-direction=right-to-left")
            .with(language.settings().toArray(String[]::new));
    assertThatThrownBy(() -> prepare("backward", config, Optional.empty(), Optional.of(language)))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(
            directory.resolve("lm")
                + ": a language model reads from left to right, but "
                + directory.resolve("backward")
                + " writes from right to left: use it with a model that writes from left to right");
  }
}

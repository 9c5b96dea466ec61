package io.dragoman.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.data.SentencePair;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.model.EncoderConfig;
import io.dragoman.search.EnsembleMean;
import io.dragoman.search.SearchOptions;
import io.dragoman.sequence.LanguageModel;
import io.dragoman.sequence.TextTokens;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.toys.Toys;
import io.dragoman.translate.RankedText;
import io.dragoman.translate.ScoredTranslation;
import io.dragoman.translate.TranslationScorer;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LanguageModelFusionTest {
  private static final List<SentencePair> TEXT = Toys.text(12, 9);

  @TempDir static Path directory;

  private static Path model;
  private static LanguageModel language;

  @BeforeAll
  static void train() throws IOException {
    model = train("model");
    TextCodec target = TranslationModel.load(model).target();
    language =
        LanguageModel.create(
            TextTokens.of(target.vocabulary()),
            new EncoderConfig(8, "lstm", 8, 2, false),
            0.1f,
            false,
            5);
    Kernels kernels = KernelsSelector.kernels();
    language
        .network()
        .parameters()
        .all()
        .forEach(
            each -> {
              kernels.scale(each.value(), 3f); // so that it has opinions
              each.changed();
            });
    language.save(directory.resolve("lm"));
  }

  private static Path train(String name, String... settings) throws IOException {
    TrainingFiles files = ToyFiles.write(directory);
    try (TrainingRun run =
        TrainingRun.prepare(
            files,
            directory.resolve(name),
            ToyFiles.config("training.max-updates=60").with(settings),
            "train it")) {
      run.run(List.of());
    }
    return directory.resolve(name);
  }

  private static ModelEnsemble alone() {
    return ModelEnsemble.load(List.of(model), EnsembleMean.PROBABILITY, List.of());
  }

  private static ModelEnsemble fused(double weight) {
    return alone().withLanguageModel(directory.resolve("lm"), weight);
  }

  private static List<String> translations(ModelEnsemble models, int batch) {
    SearchOptions search = SearchOptions.ofBeam(4).withNBest(4).withLengthPenalty(0);
    try (Translator translator =
        models.translator(TranslatorOptions.of(search).withBatchSize(batch), Optional.empty())) {
      return translator.translate(TEXT.stream().map(SentencePair::source).toList()).stream()
          .flatMap(each -> each.nBest().stream())
          .map(RankedText::toString)
          .toList();
    }
  }

  @Test
  void every_word_costs_what_both_models_say() {
    try (TranslationScorer plain = alone().scorer(4, 1);
        TranslationScorer both = fused(0.7).scorer(4, 1)) {
      for (SentencePair pair : TEXT) {
        ScoredTranslation expected = plain.score(pair.source(), pair.target());
        ScoredTranslation found = both.score(pair.source(), pair.target());
        assertThat(found.logProbability())
            .isCloseTo(
                expected.logProbability() + 0.7 * language.logProbability(pair.target()),
                within(1e-4));
      }
    }
  }

  @Test
  void a_language_model_without_weight_changes_no_bit() {
    assertThat(translations(fused(0), 5)).isEqualTo(translations(alone(), 5));
  }

  @Test
  void fused_translations_do_not_depend_on_the_batch() {
    List<String> expected = translations(fused(0.8), 12);
    assertThat(translations(fused(0.8), 1)).isEqualTo(expected);
    assertThat(translations(fused(0.8), 5)).isEqualTo(expected);
    assertThat(expected).isNotEqualTo(translations(alone(), 12));
  }

  @Test
  void a_search_finds_what_forced_scoring_tells() {
    SearchOptions search = SearchOptions.ofBeam(4).withLengthPenalty(0);
    ModelEnsemble models = fused(0.5);
    try (Translator translator = models.translator(TranslatorOptions.of(search), Optional.empty());
        TranslationScorer scorer = models.scorer(4, 1)) {
      int same = 0;
      for (SentencePair pair : TEXT) {
        RankedText best = translator.translate(pair.source()).nBest().get(0);
        double forced = scorer.score(pair.source(), best.text()).logProbability();
        same += Math.abs(forced - best.logProbability()) < 1e-9 ? 1 : 0;
      }
      assertThat(same).isEqualTo(TEXT.size());
    }
  }

  @Test
  void an_ensemble_is_fused_as_a_whole() {
    ModelEnsemble twice =
        ModelEnsemble.load(List.of(model, model), EnsembleMean.LOG_PROBABILITY, List.of())
            .withLanguageModel(directory.resolve("lm"), 0.7);
    try (TranslationScorer one = fused(0.7).scorer(4, 1);
        TranslationScorer two = twice.scorer(4, 1)) {
      assertThat(two.score("ba be", "Ra Re").logProbability())
          .isCloseTo(one.score("ba be", "Ra Re").logProbability(), within(1e-5));
    }
  }

  @Test
  void other_tokens_are_refused() {
    TextTokens tokens = TextTokens.count(List.of("Ra Ra Ba Ba"), false, 1);
    LanguageModel.create(tokens, new EncoderConfig(4, "gru", 4, 1, false), 0f, false, 1)
        .save(directory.resolve("other"));
    assertThatThrownBy(() -> alone().withLanguageModel(directory.resolve("other"), 1))
        .isInstanceOf(CheckpointException.class)
        .hasMessageMatching(
            ".*other: its tokens are not the target vocabulary of .*: 4 tokens not 14, id 2 is"
                + " 'Ba' not '\\S+', \\d+ ids differ: train it with language-model"
                + " --model-vocabulary");
  }

  @Test
  void a_model_that_writes_from_right_to_left_is_refused() throws IOException {
    Path backward =
        train("backward", "data.target-direction=right-to-left", "training.max-updates=1");
    ModelEnsemble models =
        ModelEnsemble.load(List.of(backward), EnsembleMean.PROBABILITY, List.of());
    assertThatThrownBy(() -> models.withLanguageModel(directory.resolve("lm"), 1))
        .hasMessageContaining("a language model reads from left to right, but ")
        .hasMessageEndingWith(
            "writes from right to left: use it with a model that writes from left to right");
  }
}

package io.dragoman.experiment;

import io.dragoman.alignment.Shortlist;
import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.explain.Explainer;
import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.KernelsSelector;
import io.dragoman.length.LengthModel;
import io.dragoman.search.EnsembleMean;
import io.dragoman.search.EnsembleScorer;
import io.dragoman.search.LanguageScorer;
import io.dragoman.search.ModelScorer;
import io.dragoman.search.Ranking;
import io.dragoman.search.SearchOptions;
import io.dragoman.search.StepScorer;
import io.dragoman.sequence.LanguageModel;
import io.dragoman.tokenizers.vocab.Vocabulary;
import io.dragoman.translate.TranslationScorer;
import io.dragoman.translate.Translator;
import io.dragoman.translate.TranslatorOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One or more translation models of the same vocabularies that translate and score together. Their
 * architectures may differ; the first tells how text becomes ids and back.
 */
public final class ModelEnsemble {
  private final List<TranslationModel> models;
  private final EnsembleMean mean;
  private final double[] weights;
  private final Optional<Fusion> fusion;

  private ModelEnsemble(
      List<TranslationModel> models, EnsembleMean mean, double[] weights, Optional<Fusion> fusion) {
    this.models = models;
    this.mean = mean;
    this.weights = weights;
    this.fusion = fusion;
  }

  /**
   * A language model and how much it counts.
   *
   * @param ids for each target id the one that the language model has for it
   */
  @SuppressWarnings("ArrayRecordComponent") // hands ids over, never compared
  private record Fusion(LanguageModel model, int[] ids, double weight) {}

  /**
   * Reads models.
   *
   * @param directories model directories or checkpoints, at least one
   * @param weights above 0, one for each model; none for equal ones
   * @throws CheckpointException if a model cannot be read, or differs from the first in a
   *     vocabulary or in the direction in which it writes, or if one of several reads other sources
   *     than words
   * @throws IllegalArgumentException if the weights are not as many as the models, or not above 0
   */
  public static ModelEnsemble load(
      List<Path> directories, EnsembleMean mean, List<Double> weights) {
    double[] shares = new double[directories.size()];
    if (!weights.isEmpty() && weights.size() != shares.length) {
      throw new IllegalArgumentException(
          "ensemble: %d models but %d weights: give a weight for each or none"
              .formatted(shares.length, weights.size()));
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] = weights.isEmpty() ? 1 : weights.get(i);
    }
    List<TranslationModel> models = new ArrayList<>();
    for (Path directory : directories) {
      TranslationModel model = TranslationModel.load(directory);
      models.add(model);
      requireSame(directories.get(0), models.get(0), directory, model);
      if (directories.size() > 1) {
        requireWords(model, "ensembles");
      }
    }
    return new ModelEnsemble(List.copyOf(models), mean, shares, Optional.empty());
  }

  private static void requireSame(
      Path firstName, TranslationModel first, Path name, TranslationModel other) {
    requireSame(
        firstName, first.source().vocabulary(), name, other.source().vocabulary(), "source");
    requireSame(
        firstName, first.target().vocabulary(), name, other.target().vocabulary(), "target");
    if (first.target().rightToLeft() != other.target().rightToLeft()) {
      throw new CheckpointException(
          name
              + ": writes translations the other way than "
              + firstName
              + ": rescore with it instead (translate --rescore)");
    }
  }

  /** Refuses models of sources with factors, of several sources, or that copy words. */
  private static void requireWords(TranslationModel model, String use) {
    if (!model.sources().form().isPlain()) {
      throw new CheckpointException(
          model.checkpoint().directory()
              + ": has source factors, several sources or copies words, for which there are no "
              + use
              + ": translate with it alone");
    }
  }

  private static void requireSame(
      Path firstName, Vocabulary first, Path name, Vocabulary other, String side) {
    VocabularyDifference.of(other.tokens(), first.tokens())
        .ifPresent(
            difference -> {
              throw new CheckpointException(
                  "%s: its %s vocabulary is not that of %s: %s: train both with one vocabulary (train --%s-vocabulary)"
                      .formatted(name, side, firstName, difference, side));
            });
  }

  /**
   * The same with shallow fusion: words are ranked by {@code log p + weight log p_LM}.
   *
   * @param directory of a language model that was trained over the target vocabulary
   * @param weight from 0 up
   * @throws CheckpointException if the language model has other tokens, or the models write from
   *     right to left
   * @throws IllegalArgumentException if there is no language model, or the weight is not in range
   */
  public ModelEnsemble withLanguageModel(Path directory, double weight) {
    requireWords(first(), "language models");
    LanguageModel language = LanguageModel.load(directory);
    int[] ids =
        LanguageModelWords.ids(
            directory, language, first().target(), first().checkpoint().directory());
    return new ModelEnsemble(models, mean, weights, Optional.of(new Fusion(language, ids, weight)));
  }

  /** The model that decides about text and defaults. */
  public TranslationModel first() {
    return models.get(0);
  }

  /**
   * Makes scorers, each for one thread.
   *
   * @param shortlist what all models score, if there is one
   * @param ranking if it needs a length model, that of the first is read
   * @throws io.dragoman.data.DataException if it cannot be read
   */
  public Supplier<StepScorer> scorers(Optional<Shortlist> shortlist, Ranking ranking) {
    Kernels kernels = KernelsSelector.kernels();
    Optional<LengthModel> lengths = first().lengthModel(ranking);
    return () -> {
      StepScorer translating =
          EnsembleScorer.of(
              models.stream().map(each -> scorer(each, kernels, shortlist, lengths)).toList(),
              weights,
              mean,
              kernels);
      return fusion
          .map(
              each ->
                  EnsembleScorer.fusion(
                      translating,
                      new LanguageScorer(each.model().network(), each.ids(), kernels),
                      each.weight(),
                      kernels))
          .orElse(translating);
    };
  }

  private ModelScorer scorer(
      TranslationModel each,
      Kernels kernels,
      Optional<Shortlist> shortlist,
      Optional<LengthModel> lengths) {
    Optional<LengthModel> own = each == first() ? lengths : Optional.empty();
    return new ModelScorer(each.model(), kernels, shortlist, own);
  }

  /** Translates; close it to end its threads. */
  public Translator translator(TranslatorOptions options, Optional<Shortlist> shortlist) {
    return new Translator(
        scorers(shortlist, options.search().ranking()),
        first().sources(),
        first().target(),
        options);
  }

  /** Translates lines one by one and tells how; belongs to one thread. */
  public Explainer explainer(SearchOptions options, Optional<Shortlist> shortlist) {
    requireWords(first(), "explanations");
    return new Explainer(
        scorers(shortlist, options.ranking()).get(), first().source(), first().target(), options);
  }

  /**
   * Scores translations that are given; close it to end its threads.
   *
   * @param batchSize translations scored together; never changes results
   * @param threads that work; never changes results
   */
  public TranslationScorer scorer(int batchSize, int threads) {
    requireWords(first(), "scores of given translations");
    return new TranslationScorer(
        scorers(Optional.empty(), Ranking.MEAN),
        first().source(),
        first().target(),
        batchSize,
        threads);
  }
}

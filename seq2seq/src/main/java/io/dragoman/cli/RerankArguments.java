package io.dragoman.cli;

import io.dragoman.experiment.ModelEnsemble;
import io.dragoman.experiment.ValidationBleu;
import io.dragoman.rerank.CandidateWeights;
import io.dragoman.rerank.MinimumBayesRisk;
import io.dragoman.rerank.MinimumBayesRiskReranker;
import io.dragoman.rerank.Utility;
import io.dragoman.search.EnsembleMean;
import io.dragoman.translate.NBestReranker;
import io.dragoman.translate.Rescoring;
import io.dragoman.translate.TranslationScorer;
import io.dragoman.translate.TranslatorOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How the best translation is chosen among those that search found. */
final class RerankArguments {
  @Option(
      names = "--rescore",
      split = ",",
      paramLabel = "DIR",
      description = {
        "Models that score every hypothesis of the beam as text, such as one trained with"
            + " data.target-direction=right-to-left:",
        "W times log p / length^ALPHA of each is added to the score."
      })
  private List<Path> rescore = List.of();

  @Option(
      names = "--rescore-weight",
      split = ",",
      paramLabel = "W",
      description = "Weights of these models, in their order; default 1 each.")
  private List<Double> weights = List.of();

  @Option(
      names = "--mbr",
      paramLabel = "NAME",
      description =
          "Of the beam, take what is nearest to all the others (minimum Bayes risk) by this"
              + " metric, one of ${COMPLETION-CANDIDATES}. Scores are then expected values of it.")
  private Optional<Utility> mbr;

  @Option(
      names = "--mbr-weights",
      paramLabel = "NAME",
      description =
          "How much each hypothesis counts for --mbr, one of ${COMPLETION-CANDIDATES}; default"
              + " probability.")
  private Optional<CandidateWeights> mbrWeights;

  /** Whether the whole beam is wanted from the search. */
  boolean isUsed() {
    return !rescore.isEmpty() || mbr.isPresent();
  }

  /** Refuses what does not go together. */
  void check(CommandSpec spec) {
    String complaint = null;
    if (!rescore.isEmpty() && mbr.isPresent()) {
      complaint = "give either --rescore or --mbr";
    } else if (mbrWeights.isPresent() && mbr.isEmpty()) {
      complaint = "--mbr-weights goes with --mbr";
    } else if (!weights.isEmpty() && weights.size() != rescore.size()) {
      complaint =
          "--rescore-weight has %d numbers for %d models: give one for each"
              .formatted(weights.size(), rescore.size());
    } else if (!weights.stream().allMatch(Double::isFinite)) {
      complaint = "--rescore-weight must be numbers";
    }
    if (complaint != null) {
      throw new ParameterException(spec.commandLine(), complaint);
    }
  }

  /**
   * Starts what was asked for.
   *
   * @param alpha the length penalty of the search
   */
  Started start(ModelEnsemble models, TranslatorOptions options, double alpha) {
    if (mbr.isPresent()) {
      MinimumBayesRisk risk =
          new MinimumBayesRisk(mbr.get().metric(ValidationBleu.of(models.first().config())));
      return new Started(
          new MinimumBayesRiskReranker(risk, mbrWeights.orElse(CandidateWeights.PROBABILITY)),
          List.of());
    }
    List<TranslationScorer> scorers = new ArrayList<>();
    for (Path directory : rescore) {
      scorers.add(
          ModelEnsemble.load(List.of(directory), EnsembleMean.PROBABILITY, List.of())
              .scorer(options.batchSize(), options.threads()));
    }
    double[] each = new double[scorers.size()];
    for (int i = 0; i < each.length; i++) {
      each[i] = weights.isEmpty() ? 1 : weights.get(i);
    }
    return new Started(new Rescoring(scorers, each, alpha), scorers);
  }

  /** A reranker and the threads that it uses. */
  record Started(NBestReranker reranker, List<TranslationScorer> scorers) implements AutoCloseable {
    @Override
    public void close() {
      scorers.forEach(TranslationScorer::close);
    }
  }
}

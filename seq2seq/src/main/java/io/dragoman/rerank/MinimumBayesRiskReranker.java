package io.dragoman.rerank;

import io.dragoman.translate.NBestReranker;
import io.dragoman.translate.RankedText;
import io.dragoman.translate.Translation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Orders the n-best translations of a line by their worth under {@link MinimumBayesRisk}. */
public final class MinimumBayesRiskReranker implements NBestReranker {
  private final MinimumBayesRisk risk;
  private final CandidateWeights weights;

  /** Orders with candidates that count so much each. */
  public MinimumBayesRiskReranker(MinimumBayesRisk risk, CandidateWeights weights) {
    this.risk = risk;
    this.weights = weights;
  }

  @Override
  public List<Translation> rerank(List<Translation> batch) {
    return batch.stream().map(this::rerank).toList();
  }

  private Translation rerank(Translation translation) {
    List<RankedText> texts = translation.nBest();
    double largest = texts.stream().mapToDouble(RankedText::logProbability).max().orElse(0);
    List<WeightedText> candidates =
        texts.stream().map(each -> new WeightedText(each.text(), weight(each, largest))).toList();
    double[] worth = risk.worth(candidates);
    List<RankedText> ranked = new ArrayList<>();
    for (int i = 0; i < worth.length; i++) {
      ranked.add(texts.get(i).withScore(worth[i]));
    }
    ranked.sort(Comparator.comparingDouble(RankedText::score).reversed());
    return translation.withNBest(ranked);
  }

  private double weight(RankedText text, double largest) {
    return switch (weights) {
      case PROBABILITY -> StrictMath.exp(text.logProbability() - largest);
      case UNIFORM -> 1;
    };
  }
}

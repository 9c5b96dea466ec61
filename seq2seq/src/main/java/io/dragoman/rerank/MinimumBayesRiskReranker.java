package io.dragoman.rerank;

import io.dragoman.translate.NBestReranker;
import io.dragoman.translate.RankedText;
import io.dragoman.translate.Translation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the n-best translations of a line by their worth under {@link MinimumBayesRisk}, with
 * their probabilities, which are made to sum to one, as weights.
 */
public final class MinimumBayesRiskReranker implements NBestReranker {
  private final MinimumBayesRisk risk;

  public MinimumBayesRiskReranker(MinimumBayesRisk risk) {
    this.risk = risk;
  }

  @Override
  public List<Translation> rerank(List<Translation> batch) {
    return batch.stream().map(this::rerank).toList();
  }

  private Translation rerank(Translation translation) {
    List<RankedText> texts = translation.nBest();
    double largest = texts.stream().mapToDouble(RankedText::logProbability).max().orElse(0);
    List<WeightedText> candidates =
        texts.stream()
            .map(
                each ->
                    new WeightedText(each.text(), StrictMath.exp(each.logProbability() - largest)))
            .toList();
    double[] worth = risk.worth(candidates);
    List<RankedText> ranked = new ArrayList<>();
    for (int i = 0; i < worth.length; i++) {
      ranked.add(texts.get(i).withScore(worth[i]));
    }
    ranked.sort(Comparator.comparingDouble(RankedText::score).reversed());
    return translation.withNBest(ranked);
  }
}

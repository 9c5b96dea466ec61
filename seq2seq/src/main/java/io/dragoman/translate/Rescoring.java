package io.dragoman.translate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Adds to each candidate's score what other models think of it, such as one that writes from right
 * to left: {@code score + sum_k w_k log p_k(text | line) / length_k^alpha}.
 *
 * <p>Candidates go to these models as text, so that their vocabularies may be others.
 */
public final class Rescoring implements NBestReranker {
  private final List<TranslationScorer> scorers;
  private final double[] weights;
  private final double alpha;

  /**
   * Rescores.
   *
   * @param scorers of the models; closed by whoever made them
   * @param weights one for each
   * @param alpha the length penalty of the search
   */
  public Rescoring(List<TranslationScorer> scorers, double[] weights, double alpha) {
    if (scorers.size() != weights.length) {
      throw new IllegalArgumentException(
          "rescoring: %d models but %d weights".formatted(scorers.size(), weights.length));
    }
    this.scorers = List.copyOf(scorers);
    this.weights = weights.clone();
    this.alpha = alpha;
  }

  @Override
  public List<Translation> rerank(List<Translation> batch) {
    List<ScoringTask> tasks = batch.stream().map(Rescoring::task).toList();
    List<List<List<ScoredTranslation>>> scores =
        scorers.stream().map(scorer -> scorer.score(tasks)).toList();
    List<Translation> reranked = new ArrayList<>(batch.size());
    for (int line = 0; line < batch.size(); line++) {
      Translation translation = batch.get(line);
      List<RankedText> texts = new ArrayList<>();
      for (int i = 0; i < tasks.get(line).translations().size(); i++) {
        double sum = translation.nBest().get(i).score();
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * scores.get(k).get(line).get(i).normalized(alpha);
        }
        texts.add(translation.nBest().get(i).withScore(sum));
      }
      texts.sort(Comparator.comparingDouble(RankedText::score).reversed());
      reranked.add(texts.isEmpty() ? translation : translation.withNBest(texts));
    }
    return reranked;
  }

  /** A blank line has nothing to score. */
  private static ScoringTask task(Translation translation) {
    boolean blank = translation.sourceTokens().isEmpty();
    return new ScoringTask(
        translation.source(),
        blank ? List.of() : translation.nBest().stream().map(RankedText::text).toList());
  }
}

package io.dragoman.config;

/**
 * Beam search.
 *
 * @param beam hypotheses kept per sentence; 1 is greedy search
 * @param lengthPenalty alpha of the score {@code log p / length^alpha}
 * @param maxLengthFactor target tokens allowed per source token
 * @param maxLengthExtra target tokens allowed besides
 * @param batchSize sentences decoded together
 */
public record SearchConfig(
    int beam, double lengthPenalty, double maxLengthFactor, int maxLengthExtra, int batchSize) {

  static SearchConfig standard() {
    return new SearchConfig(5, 1.0, 2.0, 10, 64);
  }
}

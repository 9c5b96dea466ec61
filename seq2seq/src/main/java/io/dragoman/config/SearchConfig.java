package io.dragoman.config;

/**
 * Beam search.
 *
 * @param beam hypotheses kept per sentence; 1 is greedy search
 * @param lengthPenalty alpha of the divisor of log p
 * @param lengthNormalization the divisor: power or gnmt
 * @param wordReward added to log p for every word
 * @param rewardEnd whether it is added for the end, too
 * @param brevityPenalty weight of being shorter than expected
 * @param lengthRatio expected target tokens per source token
 * @param coveragePenalty weight of source tokens that were not looked at
 * @param minLengthFactor target tokens needed per source token
 * @param minLengthExtra target tokens needed besides
 * @param maxLengthFactor target tokens allowed per source token
 * @param maxLengthExtra target tokens allowed besides
 * @param noRepeatNgram tokens in a row that may not come twice; 0 is off
 * @param unfinished where what met the limit of length stands: last or ranked
 * @param batchSize sentences decoded together
 */
public record SearchConfig(
    int beam,
    double lengthPenalty,
    String lengthNormalization,
    double wordReward,
    boolean rewardEnd,
    double brevityPenalty,
    LengthRatio lengthRatio,
    double coveragePenalty,
    double minLengthFactor,
    int minLengthExtra,
    double maxLengthFactor,
    int maxLengthExtra,
    int noRepeatNgram,
    String unfinished,
    int batchSize) {

  static SearchConfig standard() {
    return new SearchConfig(
        /* beam= */ 5,
        /* lengthPenalty= */ 1.0,
        "power",
        /* wordReward= */ 0,
        /* rewardEnd= */ false,
        /* brevityPenalty= */ 0,
        /* lengthRatio= */ LengthRatio.of(1),
        /* coveragePenalty= */ 0,
        /* minLengthFactor= */ 0,
        /* minLengthExtra= */ 0,
        /* maxLengthFactor= */ 2.0,
        /* maxLengthExtra= */ 10,
        /* noRepeatNgram= */ 0,
        "last",
        /* batchSize= */ 64);
  }
}

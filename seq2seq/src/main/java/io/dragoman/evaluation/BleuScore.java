package io.dragoman.evaluation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * BLEU and what it is made of.
 *
 * @param score from 0 to 100
 * @param precisions of each order, in percent
 * @param brevityPenalty from 0 to 1
 * @param hypothesisLength tokens of all hypotheses
 * @param referenceLength tokens of all references, of several that nearest to the hypothesis
 */
public record BleuScore(
    double score,
    List<Double> precisions,
    double brevityPenalty,
    long hypothesisLength,
    long referenceLength)
    implements Score {
  static final String NAME = "BLEU";

  @Override
  public String name() {
    return NAME;
  }

  /** Precisions, brevity penalty and lengths in sacreBLEU's form. */
  @Override
  public String details() {
    double ratio = referenceLength == 0 ? 0 : (double) hypothesisLength / referenceLength;
    String percent =
        precisions.stream().map(each -> Digits.of(each, 1)).collect(Collectors.joining("/"));
    return "%s (BP = %s ratio = %s hyp_len = %d ref_len = %d)"
        .formatted(
            percent,
            Digits.of(brevityPenalty, 3),
            Digits.of(ratio, 3),
            hypothesisLength,
            referenceLength);
  }

  /** One line in sacreBLEU's form. */
  @Override
  public String toString() {
    return NAME + " = " + digits(2) + " " + details();
  }
}

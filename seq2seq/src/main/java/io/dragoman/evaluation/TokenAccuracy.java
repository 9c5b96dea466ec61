package io.dragoman.evaluation;

import java.util.List;

/**
 * Token accuracy: the share of positions at which hypothesis and reference have the same token.
 *
 * <p>{@code 100 * c / n} with {@code c} the positions, counted from the start, at which both have
 * the same token and {@code n} the tokens of the longer of the two; tokens are what white space
 * separates. 100 if both are empty. One token lost spoils all that follow, so this suits tasks
 * whose output has a fixed order, such as copying and reversing; for translations an edit rate says
 * more. Of several references that with the highest share counts.
 *
 * <p>The statistics are {@code c} and {@code n}.
 */
public final class TokenAccuracy implements Metric {
  private final boolean lowercase;

  private TokenAccuracy(boolean lowercase) {
    this.lowercase = lowercase;
  }

  /**
   * The metric.
   *
   * @param lowercase whether case is ignored
   */
  public static TokenAccuracy of(boolean lowercase) {
    return new TokenAccuracy(lowercase);
  }

  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public int size() {
    return 2;
  }

  @Override
  public double[] statistics(String hypothesis, List<String> references) {
    References.check(references);
    List<String> tokens = tokens(hypothesis);
    double[] best = {};
    double most = -1;
    for (String reference : references) {
      List<String> right = tokens(reference);
      int correct = 0;
      for (int i = 0; i < Math.min(tokens.size(), right.size()); i++) {
        correct += tokens.get(i).equals(right.get(i)) ? 1 : 0;
      }
      double[] counts = {correct, Math.max(tokens.size(), right.size())};
      if (percent(counts) > most) {
        most = percent(counts);
        best = counts;
      }
    }
    return best;
  }

  @Override
  public Score score(double[] statistics) {
    return new PlainScore(name(), percent(statistics));
  }

  @Override
  public Signature signature() {
    return Signature.empty().appendCase(lowercase).append("tok", "none");
  }

  private static double percent(double[] counts) {
    return counts[1] == 0 ? 100 : 100 * counts[0] / counts[1];
  }

  private List<String> tokens(String line) {
    return Whitespace.split(lowercase ? Lowercase.of(line) : line);
  }
}

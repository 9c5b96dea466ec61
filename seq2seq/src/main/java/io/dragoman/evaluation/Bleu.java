package io.dragoman.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * BLEU as sacreBLEU computes it, with exponential smoothing.
 *
 * <p>{@code BLEU = BP * exp(1/4 * sum of log p_n)} with the precisions {@code p_n} of the n-grams
 * up to order 4 and the brevity penalty {@code BP = exp(1 - r/h)} if the hypotheses are shorter
 * than the references. Papineni et al. 2002, <i>BLEU: a Method for Automatic Evaluation of Machine
 * Translation</i>; Post 2018, <i>A Call for Clarity in Reporting BLEU Scores</i>.
 */
public final class Bleu {
  private static final int ORDER = NgramMatches.ORDER;

  private final UnaryOperator<String> tokenization;

  private Bleu(UnaryOperator<String> tokenization) {
    this.tokenization = tokenization;
  }

  /** For text whose tokens are already separated by spaces ({@code --tokenize none}). */
  public static Bleu tokenized() {
    return new Bleu(UnaryOperator.identity());
  }

  /** For plain text, through {@link Tokenization13a} ({@code --tokenize 13a}). */
  public static Bleu plain() {
    return new Bleu(Tokenization13a::apply);
  }

  /** Every character a token, for languages without spaces ({@code --tokenize char}). */
  public static Bleu characters() {
    return new Bleu(
        line -> line.codePoints().mapToObj(Character::toString).collect(Collectors.joining(" ")));
  }

  /**
   * Scores a corpus against one reference.
   *
   * @throws IllegalArgumentException if there are no lines or the numbers of lines differ
   */
  public Score corpus(List<String> hypotheses, List<String> reference) {
    return corpusOfSeveral(hypotheses, List.of(reference));
  }

  /**
   * Scores a corpus against several references.
   *
   * @param references each with as many lines as the hypotheses
   * @throws IllegalArgumentException if there are no lines or the numbers of lines differ
   */
  public Score corpusOfSeveral(List<String> hypotheses, List<List<String>> references) {
    check(hypotheses, references);
    NgramMatches matches = new NgramMatches();
    for (int i = 0; i < hypotheses.size(); i++) {
      int line = i;
      matches.add(
          tokens(hypotheses.get(line)),
          references.stream().map(reference -> tokens(reference.get(line))).toList());
    }
    return score(matches, false);
  }

  /**
   * Scores one sentence, over the orders up to the longest n-gram that it has.
   *
   * @param references at least one
   */
  public Score sentence(String hypothesis, List<String> references) {
    check(List.of(hypothesis), references.stream().map(List::of).toList());
    NgramMatches matches = new NgramMatches();
    matches.add(tokens(hypothesis), references.stream().map(this::tokens).toList());
    return score(matches, true);
  }

  private List<String> tokens(String line) {
    return Whitespace.split(tokenization.apply(Whitespace.stripTrailing(line)));
  }

  private static void check(List<String> hypotheses, List<List<String>> references) {
    if (hypotheses.isEmpty() || references.isEmpty()) {
      throw new IllegalArgumentException(
          "BLEU: "
              + hypotheses.size()
              + " hypotheses and "
              + references.size()
              + " references: needs at least one of both");
    }
    for (List<String> reference : references) {
      if (reference.size() != hypotheses.size()) {
        throw new IllegalArgumentException(
            "BLEU: "
                + hypotheses.size()
                + " hypotheses but "
                + reference.size()
                + " reference lines: the numbers must be the same");
      }
    }
  }

  private static Score score(NgramMatches matches, boolean effectiveOrder) {
    double[] precisions = new double[ORDER];
    double penalty = brevityPenalty(matches.hypothesisLength(), matches.referenceLength());
    double score = 0;
    if (IntStream.range(0, ORDER).anyMatch(n -> matches.correct(n) > 0)) {
      int order = precisions(matches, precisions);
      int used = effectiveOrder ? order : ORDER;
      double logs = Arrays.stream(precisions).limit(used).map(Bleu::log).sum();
      score = penalty * StrictMath.exp(logs / used);
    }
    return new Score(
        score,
        Arrays.stream(precisions).boxed().toList(),
        penalty,
        matches.hypothesisLength(),
        matches.referenceLength());
  }

  /** Fills the precisions, in percent, and returns the longest order with any n-gram. */
  private static int precisions(NgramMatches matches, double[] precisions) {
    double smoothing = 1;
    for (int n = 0; n < ORDER; n++) {
      long total = matches.total(n);
      if (total == 0) {
        return n;
      }
      if (matches.correct(n) == 0) {
        smoothing *= 2;
        precisions[n] = 100 / (smoothing * total);
      } else {
        precisions[n] = 100.0 * matches.correct(n) / total;
      }
    }
    return ORDER;
  }

  private static double brevityPenalty(long hypothesis, long reference) {
    if (hypothesis >= reference) {
      return 1;
    }
    return hypothesis == 0 ? 0 : StrictMath.exp(1 - (double) reference / hypothesis);
  }

  /** The logarithm, with a very low number instead of minus infinity. */
  private static double log(double x) {
    return x == 0 ? -9999999999.0 : StrictMath.log(x); // same bits on every JVM
  }

  /**
   * The result.
   *
   * @param score from 0 to 100
   * @param precisions of orders 1 to 4, in percent
   * @param brevityPenalty from 0 to 1
   * @param hypothesisLength tokens of all hypotheses
   * @param referenceLength tokens of all references, of several that nearest to the hypothesis
   */
  public record Score(
      double score,
      List<Double> precisions,
      double brevityPenalty,
      long hypothesisLength,
      long referenceLength) {

    /** One line in sacreBLEU's form. */
    @Override
    public String toString() {
      double ratio = referenceLength == 0 ? 0 : (double) hypothesisLength / referenceLength;
      String percent = precisions.stream().map(p -> digits(p, 1)).collect(Collectors.joining("/"));
      return "BLEU = %s %s (BP = %s ratio = %s hyp_len = %d ref_len = %d)"
          .formatted(
              digits(score, 2),
              percent,
              digits(brevityPenalty, 3),
              digits(ratio, 3),
              hypothesisLength,
              referenceLength);
    }

    /** Rounds the exact value to even, as Python and C do. */
    private static String digits(double value, int digits) {
      return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }
  }
}

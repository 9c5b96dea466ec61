package io.dragoman.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * BLEU as sacreBLEU computes it.
 *
 * <p>{@code BLEU = BP * exp(1/N * sum of log p_n)} with the precisions {@code p_n} of the n-grams
 * up to order {@code N} and the brevity penalty {@code BP = exp(1 - r/h)} if the hypotheses are
 * shorter than the references. Papineni et al. 2002, <i>BLEU: a Method for Automatic Evaluation of
 * Machine Translation</i>; Post 2018, <i>A Call for Clarity in Reporting BLEU Scores</i>.
 *
 * <p>The statistics of a sentence are its length, that of the nearest reference, the matches of
 * each order, and the n-grams of each order.
 */
public final class Bleu implements Metric {
  private static final int LENGTHS = 2;

  private final BleuOptions options;
  private final int order;

  private Bleu(BleuOptions options) {
    this.options = options;
    this.order = options.order();
  }

  /** BLEU with these options. */
  public static Bleu of(BleuOptions options) {
    return new Bleu(options);
  }

  /** BLEU with sacreBLEU's defaults but for how lines are split ({@code --tokenize}). */
  public static Bleu of(BleuTokenization tokenization) {
    return of(BleuOptions.defaults().withTokenization(tokenization));
  }

  @Override
  public String name() {
    return BleuScore.NAME;
  }

  @Override
  public int size() {
    return LENGTHS + 2 * order;
  }

  @Override
  public double[] statistics(String hypothesis, List<String> references) {
    References.check(references);
    TokenIds ids = new TokenIds();
    int[] tokens = ids.of(tokens(hypothesis));
    List<int[]> right = references.stream().map(each -> ids.of(tokens(each))).toList();
    int[] matches = NgramMatches.count(tokens, right, order);
    double[] result = new double[size()];
    result[0] = tokens.length;
    result[1] = closest(tokens.length, right);
    for (int n = 0; n < order; n++) {
      result[LENGTHS + n] = matches[n];
      result[LENGTHS + order + n] = NgramMatches.total(tokens.length, n + 1);
    }
    return result;
  }

  @Override
  public BleuScore score(double[] statistics) {
    double[] correct = Arrays.copyOfRange(statistics, LENGTHS, LENGTHS + order);
    double[] total = Arrays.copyOfRange(statistics, LENGTHS + order, LENGTHS + 2 * order);
    double penalty = brevityPenalty(statistics[0], statistics[1]);
    double[] precisions = new double[order];
    double score = 0;
    if (Arrays.stream(correct).anyMatch(count -> count > 0)) {
      int longest = precisions(correct, total, precisions);
      int used = options.effectiveOrder() ? longest : order;
      double logs = Arrays.stream(precisions).limit(used).map(Bleu::log).sum();
      score = penalty * StrictMath.exp(logs / used);
    }
    return new BleuScore(
        score,
        Arrays.stream(precisions).boxed().toList(),
        penalty,
        (long) statistics[0],
        (long) statistics[1]);
  }

  @Override
  public BleuScore sentence(String hypothesis, List<String> references) {
    return score(statistics(hypothesis, references));
  }

  @Override
  public Signature signature() {
    String smoothing = options.smoothing().toString();
    if (options.smoothing().hasValue()) {
      smoothing += "[" + Digits.of(options.smoothingValue(), 2) + "]";
    }
    return Signature.empty()
        .appendCase(options.lowercase())
        .append("eff", options.effectiveOrder())
        .append("tok", options.tokenization().toString())
        .append("smooth", smoothing);
  }

  private List<String> tokens(String line) {
    String text = options.lowercase() ? Lowercase.of(line) : line;
    return Whitespace.split(options.tokenization().apply(Whitespace.stripTrailing(text)));
  }

  /** Fills the precisions, in percent, and returns the longest order with any n-gram. */
  private int precisions(double[] correct, double[] total, double[] precisions) {
    double halves = 1;
    for (int n = 0; n < order; n++) {
      double added = options.smoothing() == Smoothing.ADD_K && n > 0 ? options.smoothingValue() : 0;
      double all = total[n] + added;
      double right = correct[n] + added;
      if (all == 0) {
        return n;
      }
      if (right > 0) {
        precisions[n] = 100 * right / all;
      } else if (options.smoothing() == Smoothing.EXPONENTIAL) {
        halves *= 2;
        precisions[n] = 100 / (halves * all);
      } else if (options.smoothing() == Smoothing.FLOOR) {
        precisions[n] = 100 * options.smoothingValue() / all;
      }
    }
    return order;
  }

  private static double brevityPenalty(double hypothesis, double reference) {
    if (hypothesis >= reference) {
      return 1;
    }
    return hypothesis == 0 ? 0 : StrictMath.exp(1 - reference / hypothesis);
  }

  /** The logarithm, with a very low number instead of minus infinity. */
  private static double log(double x) {
    return x == 0 ? -9999999999.0 : StrictMath.log(x); // same bits on every JVM
  }

  /** The reference length nearest to the hypothesis', of two the shorter. */
  private static int closest(int length, List<int[]> references) {
    int best = references.get(0).length;
    for (int[] reference : references) {
      int size = reference.length;
      int nearer = Integer.compare(Math.abs(size - length), Math.abs(best - length));
      if (nearer < 0 || (nearer == 0 && size < best)) {
        best = size;
      }
    }
    return best;
  }
}

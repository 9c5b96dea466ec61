package io.dragoman.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * chrF and chrF++ as sacreBLEU computes them: an F-score of character n-grams, and of word n-grams.
 *
 * <p>{@code chrF = 100 (1 + beta^2) P R / (beta^2 P + R)} with precision {@code P} and recall
 * {@code R}, each the mean over the orders that both sides have n-grams of. Of several references
 * that with the best score of the sentence counts. Words are split at white space, and one
 * character of ASCII punctuation is taken off their end, else off their start. Popović 2015,
 * <i>chrF: character n-gram F-score for automatic MT evaluation</i>; 2017, <i>chrF++: words helping
 * character n-grams</i>.
 *
 * <p>The statistics are, for each order, the n-grams of the hypothesis, of the reference, and of
 * both.
 */
public final class Chrf implements Metric {
  private static final double EPSILON = 1e-16;
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final ChrfOptions options;
  private final int orders;

  private Chrf(ChrfOptions options) {
    this.options = options;
    this.orders = options.charOrder() + options.wordOrder();
  }

  /** The metric with these options. */
  public static Chrf of(ChrfOptions options) {
    return new Chrf(options);
  }

  @Override
  public String name() {
    return "chrF" + options.beta() + "+".repeat(options.wordOrder());
  }

  @Override
  public int size() {
    return 3 * orders;
  }

  @Override
  public double[] statistics(String hypothesis, List<String> references) {
    References.check(references);
    TokenIds ids = new TokenIds();
    int[] characters = characters(hypothesis);
    int[] words = words(hypothesis, ids);
    double[] best = {};
    double most = -1;
    for (String reference : references) {
      double[] counts = new double[size()];
      count(characters, characters(reference), options.charOrder(), counts, 0);
      if (options.wordOrder() > 0) {
        int from = 3 * options.charOrder();
        count(words, words(reference, ids), options.wordOrder(), counts, from);
      }
      double score = percent(counts);
      if (score > most) {
        most = score;
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
    return Signature.empty()
        .appendCase(options.lowercase())
        .append("eff", !options.epsilonSmoothing())
        .append("nc", Integer.toString(options.charOrder()))
        .append("nw", Integer.toString(options.wordOrder()))
        .append("space", options.whitespace());
  }

  private static void count(int[] hypothesis, int[] reference, int order, double[] to, int from) {
    int[] matches = NgramMatches.count(hypothesis, List.of(reference), order);
    for (int n = 0; n < order; n++) {
      int inReference = NgramMatches.total(reference.length, n + 1);
      int inHypothesis = NgramMatches.total(hypothesis.length, n + 1);
      to[from + 3 * n] = inReference > 0 ? inHypothesis : 0; // sacreBLEU's rule
      to[from + 3 * n + 1] = inReference;
      to[from + 3 * n + 2] = matches[n];
    }
  }

  private double percent(double[] statistics) {
    double factor = (double) options.beta() * options.beta();
    double smoothed = 0;
    double precisions = 0;
    double recalls = 0;
    int effective = 0;
    for (int n = 0; n < orders; n++) {
      double inHypothesis = statistics[3 * n];
      double inReference = statistics[3 * n + 1];
      double matches = statistics[3 * n + 2];
      double precision = inHypothesis > 0 ? matches / inHypothesis : EPSILON;
      double recall = inReference > 0 ? matches / inReference : EPSILON;
      double denominator = factor * precision + recall;
      smoothed += denominator > 0 ? (1 + factor) * precision * recall / denominator : EPSILON;
      if (inHypothesis > 0 && inReference > 0) {
        precisions += precision;
        recalls += recall;
        effective++;
      }
    }
    if (options.epsilonSmoothing()) {
      return 100 * smoothed / orders;
    }
    return effective == 0 ? 0 : 100 * mean(precisions / effective, recalls / effective, factor);
  }

  private static double mean(double precision, double recall, double factor) {
    double product = (1 + factor) * precision * recall;
    return precision + recall == 0 ? 0 : product / (factor * precision + recall);
  }

  private int[] characters(String line) {
    String text = cased(line);
    return (options.whitespace() ? text : Whitespace.remove(text)).codePoints().toArray();
  }

  private int[] words(String line, TokenIds ids) {
    List<String> words = new ArrayList<>();
    for (String word : Whitespace.split(cased(line))) {
      int last = word.length() - 1;
      if (last > 0 && PUNCTUATION.indexOf(word.charAt(last)) >= 0) {
        words.add(word.substring(0, last));
        words.add(word.substring(last));
      } else if (last > 0 && PUNCTUATION.indexOf(word.charAt(0)) >= 0) {
        words.add(word.substring(0, 1));
        words.add(word.substring(1));
      } else {
        words.add(word);
      }
    }
    return ids.of(words);
  }

  private String cased(String line) {
    return options.lowercase() ? Lowercase.of(line) : line;
  }
}

package io.dragoman.cli;

import io.dragoman.evaluation.Bleu;
import io.dragoman.evaluation.BleuOptions;
import io.dragoman.evaluation.BleuTokenization;
import io.dragoman.evaluation.Chrf;
import io.dragoman.evaluation.ChrfOptions;
import io.dragoman.evaluation.ErrorRate;
import io.dragoman.evaluation.Metric;
import io.dragoman.evaluation.Smoothing;
import io.dragoman.evaluation.Ter;
import io.dragoman.evaluation.TerOptions;
import io.dragoman.evaluation.TokenAccuracy;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which metrics to compute, and how. */
final class MetricArguments {
  /** What can be computed. */
  enum Name {
    BLEU("bleu"),
    CHRF("chrf"),
    CHRF_WITH_WORDS("chrf++"),
    TER("ter"),
    WER("wer"),
    CER("cer"),
    ACCURACY("accuracy"),
    PERPLEXITY("perplexity");

    private final String label;

    Name(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  @Option(
      names = "--metric",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "bleu",
      description = "One or more of ${COMPLETION-CANDIDATES}; default bleu.")
  private List<Name> names;

  @Option(names = "--lowercase", description = "Ignore case.")
  private boolean lowercase;

  @ArgGroup(validate = false, heading = "%nBLEU:%n", order = 1)
  private final BleuGroup bleu = new BleuGroup();

  @ArgGroup(validate = false, heading = "%nchrF:%n", order = 2)
  private final ChrfGroup chrf = new ChrfGroup();

  @ArgGroup(validate = false, heading = "%nTER:%n", order = 3)
  private final TerGroup ter = new TerGroup();

  /** Whether the only metric is perplexity. */
  boolean isPerplexity() {
    return names.stream().distinct().toList().equals(List.of(Name.PERPLEXITY));
  }

  /**
   * The metrics, in the order in which they were named.
   *
   * @param sentences whether single sentences are scored
   * @throws IllegalArgumentException if an option is out of its range
   */
  List<Metric> metrics(boolean sentences) {
    return names.stream().distinct().map(name -> metric(name, sentences)).toList();
  }

  private Metric metric(Name name, boolean sentences) {
    return switch (name) {
      case BLEU -> Bleu.of(bleu.options(lowercase, sentences));
      case CHRF -> Chrf.of(chrf.options(lowercase, chrf.wordOrder));
      case CHRF_WITH_WORDS ->
          Chrf.of(chrf.options(lowercase, chrf.wordOrder > 0 ? chrf.wordOrder : 2));
      case TER -> Ter.of(ter.options(lowercase));
      case WER -> ErrorRate.ofWords(lowercase);
      case CER -> ErrorRate.ofCharacters(lowercase);
      case ACCURACY -> TokenAccuracy.of(lowercase);
      case PERPLEXITY ->
          throw new IllegalArgumentException(
              "--metric perplexity is of a model, not of translations: ask for it alone");
    };
  }

  private static final class BleuGroup {
    @Option(
        names = "--tokenize",
        paramLabel = "HOW",
        defaultValue = "13a",
        description =
            "One of ${COMPLETION-CANDIDATES}: split already, as WMT does (default), with all"
                + " punctuation of Unicode, Chinese, or into characters.")
    private BleuTokenization tokenization;

    @Option(
        names = "--smooth",
        paramLabel = "HOW",
        defaultValue = "exp",
        description = "One of ${COMPLETION-CANDIDATES}; default exp.")
    private Smoothing smoothing;

    @Option(
        names = "--smooth-value",
        paramLabel = "X",
        description = "For floor, default 0.1, and add-k, default 1.")
    private Double smoothingValue;

    @Option(
        names = "--max-order",
        paramLabel = "N",
        defaultValue = "4",
        description = "Longest n-grams; default 4.")
    private int order;

    @Option(
        names = "--effective-order",
        description =
            "Leave out orders for which the hypothesis is too short; always so with"
                + " --sentence-level.")
    private boolean effectiveOrder;

    BleuOptions options(boolean lowercase, boolean sentences) {
      double value = smoothingValue == null ? smoothing.defaultValue() : smoothingValue;
      return BleuOptions.defaults()
          .withTokenization(tokenization)
          .withLowercase(lowercase)
          .withSmoothing(smoothing, value)
          .withOrder(order)
          .withEffectiveOrder(effectiveOrder || sentences);
    }
  }

  private static final class ChrfGroup {
    @Option(
        names = "--chrf-char-order",
        paramLabel = "N",
        defaultValue = "6",
        description = "Longest n-grams of characters; default 6.")
    private int charOrder;

    @Option(
        names = "--chrf-word-order",
        paramLabel = "N",
        defaultValue = "0",
        description = "Longest n-grams of words; default 0, with chrf++ 2.")
    private int wordOrder;

    @Option(
        names = "--chrf-beta",
        paramLabel = "N",
        defaultValue = "2",
        description = "How many times as much recall counts as precision; default 2.")
    private int beta;

    @Option(names = "--chrf-whitespace", description = "Count spaces as characters.")
    private boolean whitespace;

    @Option(
        names = "--chrf-eps-smoothing",
        description = "Count orders without n-grams as almost 0, as the script chrF++.py does.")
    private boolean epsilonSmoothing;

    ChrfOptions options(boolean lowercase, int words) {
      return ChrfOptions.defaults()
          .withOrders(charOrder, words)
          .withBeta(beta)
          .withLowercase(lowercase)
          .withWhitespace(whitespace)
          .withEpsilonSmoothing(epsilonSmoothing);
    }
  }

  private static final class TerGroup {
    @Option(
        names = "--ter-normalized",
        description = "Set punctuation apart and replace XML entities.")
    private boolean normalized;

    @Option(names = "--ter-no-punct", description = "Remove punctuation.")
    private boolean noPunctuation;

    @Option(
        names = "--ter-asian-support",
        description = "With the two above, look at Chinese and Japanese characters too.")
    private boolean asianSupport;

    @Option(names = "--ter-case-sensitive", description = "Do not ignore case, as TER always does.")
    private boolean caseSensitive;

    TerOptions options(boolean lowercase) {
      if (caseSensitive && lowercase) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "--lowercase and --ter-case-sensitive: cannot both be: drop one"));
      }
      return TerOptions.defaults()
          .withNormalized(normalized)
          .withNoPunctuation(noPunctuation)
          .withAsianSupport(asianSupport)
          .withCaseSensitive(caseSensitive);
    }
  }
}

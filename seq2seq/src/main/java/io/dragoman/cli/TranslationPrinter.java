package io.dragoman.cli;

import io.dragoman.translate.RankedText;
import io.dragoman.translate.Translation;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes translations in one of the formats.
 *
 * @param format null for what there is without {@code --format}: text, or with {@code --n-best} the
 *     number, the text and the score
 * @param ranked whether the n best are asked for
 * @param wordScores whether with the log-probabilities of words
 * @param alignment of words, if asked for
 * @param json for JSON
 */
record TranslationPrinter(
    OutputFormat format,
    boolean ranked,
    boolean wordScores,
    Optional<AlignmentOutput> alignment,
    TranslationJson json) {
  private static final String BETWEEN = " ||| ";

  void print(Translation translation, Output out) {
    if (format == OutputFormat.JSON) {
      out.line(json.line(translation));
    } else if (format == OutputFormat.N_BEST) {
      translation.nBest().forEach(each -> out.line(moses(translation, each)));
    } else if (format == null && ranked) {
      translation.nBest().forEach(each -> out.line(numbered(translation, each)));
    } else {
      RankedText best = translation.nBest().get(0);
      out.line(translation.text() + extras(translation, best));
    }
  }

  private String numbered(Translation translation, RankedText each) {
    return String.format(
        Locale.ROOT,
        "%d ||| %s%s ||| %.6f%s",
        translation.line() - 1,
        each.text(),
        each.cut() ? BETWEEN + "cut" : "",
        each.score(),
        extras(translation, each));
  }

  /** The columns of Moses: number, text, features, score, and perhaps the alignment. */
  private String moses(Translation translation, RankedText each) {
    String features = String.format(Locale.ROOT, "LogProbability= %.6f", each.logProbability());
    if (wordScores) {
      features += " WordScores=" + scores(each);
    }
    if (each.cut()) {
      features += " Cut= 1";
    }
    return String.format(
        Locale.ROOT,
        "%d ||| %s ||| %s ||| %.6f%s",
        translation.line() - 1,
        each.text(),
        features,
        each.score(),
        alignment.map(a -> BETWEEN + a.text(translation, each)).orElse(""));
  }

  /** The further columns of Marian. */
  private String extras(Translation translation, RankedText each) {
    return alignment.map(a -> BETWEEN + a.text(translation, each)).orElse("")
        + (wordScores ? BETWEEN + "WordScores=" + scores(each) : "");
  }

  private static String scores(RankedText text) {
    StringBuilder line = new StringBuilder();
    for (double each : text.tokenLogProbabilities()) {
      line.append(String.format(Locale.ROOT, " %.6f", each));
    }
    return line.toString();
  }
}

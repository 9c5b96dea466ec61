package io.dragoman.cli;

import io.dragoman.evaluation.Whitespace;
import io.dragoman.translate.ScoredTranslation;
import java.util.Locale;

/** Sums over scored translations. */
final class ScoreSummary {
  private long sentences;
  private long tokens;
  private long words;
  private long unknown;
  private double logProbability;

  /** Adds a translation. */
  void add(ScoredTranslation scored) {
    sentences++;
    tokens += scored.logProbabilities().size();
    words += Whitespace.split(scored.text()).size() + 1L;
    unknown += scored.unknown();
    logProbability += scored.logProbability();
  }

  /** A line of results: pieces and words count an end for each sentence. */
  String line() {
    return String.format(
        Locale.ROOT,
        "sentences %d  tokens %d  words %d  unknown %d  log-probability %.4f  cross-entropy %.4f"
            + "  PPL %.4f  PPL-word %.4f",
        sentences,
        tokens,
        words,
        unknown,
        logProbability,
        -logProbability / tokens,
        Math.exp(-logProbability / tokens),
        Math.exp(-logProbability / words));
  }
}

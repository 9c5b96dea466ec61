package io.dragoman.rerank;

import io.dragoman.evaluation.Bleu;
import io.dragoman.evaluation.BleuOptions;
import io.dragoman.evaluation.BleuTokenization;
import io.dragoman.evaluation.Chrf;
import io.dragoman.evaluation.ChrfOptions;
import io.dragoman.evaluation.Metric;
import java.util.Locale;

/** What minimum Bayes risk compares translations by. */
public enum Utility {
  /** BLEU of sentences: orders that a sentence is too short for are left out. */
  BLEU,
  /** ChrF. */
  CHRF;

  /**
   * The metric.
   *
   * @param tokenization how BLEU splits lines
   */
  public Metric metric(BleuTokenization tokenization) {
    return switch (this) {
      case BLEU ->
          Bleu.of(BleuOptions.defaults().withTokenization(tokenization).withEffectiveOrder(true));
      case CHRF -> Chrf.of(ChrfOptions.defaults());
    };
  }

  /** The name in lower case, as on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

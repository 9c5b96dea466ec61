package io.dragoman.config;

import java.util.Locale;

/** What validation must improve. */
public enum StoppingMetric {
  BLEU("BLEU", false, 2),
  LOSS("loss", true, 4),
  PERPLEXITY("perplexity", true, 3),
  CHRF("chrF", false, 2),
  TER("TER", true, 2),
  /** Word error rate. */
  WER("WER", true, 2),
  /** Share of target words that are the model's first choice after the right ones before. */
  ACCURACY("accuracy", false, 4);

  private final String label;
  private final boolean lowerIsBetter;
  private final int digits;

  StoppingMetric(String label, boolean lowerIsBetter, int digits) {
    this.label = label;
    this.lowerIsBetter = lowerIsBetter;
    this.digits = digits;
  }

  /** What reports call it. */
  public String label() {
    return label;
  }

  public boolean isLowerBetter() {
    return lowerIsBetter;
  }

  /** Name and value, such as {@code BLEU 31.25}, of a score of which greater is better. */
  public String describe(double score) {
    return String.format(Locale.ROOT, "%s %." + digits + "f", label, Math.abs(score));
  }
}

package io.dragoman.evaluation;

import java.util.List;

/**
 * Translation edit rate as sacreBLEU and tercom compute it.
 *
 * <p>{@code TER = 100 * edits / reference words}; an edit inserts, deletes or substitutes a word or
 * shifts a run of words. Of several references the fewest edits and the mean length count. Snover
 * et al. 2006, <i>A Study of Translation Edit Rate with Targeted Human Annotation</i>.
 *
 * <p>The statistics are the edits and the length.
 */
public final class Ter implements Metric {
  private final TerOptions options;
  private final TerTokenizer tokenizer;

  private Ter(TerOptions options) {
    this.options = options;
    this.tokenizer = new TerTokenizer(options);
  }

  /** The metric with these options. */
  public static Ter of(TerOptions options) {
    return new Ter(options);
  }

  @Override
  public String name() {
    return "TER";
  }

  @Override
  public int size() {
    return 2;
  }

  @Override
  public double[] statistics(String hypothesis, List<String> references) {
    References.check(references);
    TokenIds ids = new TokenIds();
    int[] words = ids.of(tokenizer.tokens(hypothesis));
    int fewest = Integer.MAX_VALUE;
    long length = 0;
    for (String reference : references) {
      int[] right = ids.of(tokenizer.referenceTokens(reference));
      fewest = Math.min(fewest, ShiftSearch.edits(words, right));
      length += right.length;
    }
    return new double[] {fewest, (double) length / references.size()};
  }

  /** The score; 100 if there are edits but the references are empty. */
  @Override
  public Score score(double[] statistics) {
    return new PlainScore(name(), ErrorRate.percent(statistics));
  }

  @Override
  public Signature signature() {
    return Signature.empty()
        .appendCase(!options.caseSensitive())
        .append("tok", "tercom")
        .append("norm", options.normalized())
        .append("punct", !options.noPunctuation())
        .append("asian", options.asianSupport());
  }
}

package io.dragoman.evaluation;

import java.util.function.UnaryOperator;

/** How sacreBLEU splits a line before it counts n-grams. */
public enum BleuTokenization {
  /** At white space: for text that is tokenized already. */
  NONE("none", line -> line),
  /** As the WMT script {@code mteval-v13a}: sets ASCII punctuation apart. */
  MTEVAL_13A("13a", BleuTokenizers::mteval13a),
  /**
   * As {@code mteval-v14 --international-tokenization}: sets all of Unicode's punctuation apart.
   */
  INTERNATIONAL("intl", BleuTokenizers::international),
  /** Every Chinese character a token, the rest as 13a. */
  CHINESE("zh", BleuTokenizers::chinese),
  /** Every character a token. */
  CHARACTERS("char", BleuTokenizers::characters);

  private final String label;
  private final UnaryOperator<String> tokenizer;

  BleuTokenization(String label, UnaryOperator<String> tokenizer) {
    this.label = label;
    this.tokenizer = tokenizer;
  }

  /** The tokens of a line, with white space between them. */
  public String apply(String line) {
    return tokenizer.apply(line);
  }

  /** SacreBLEU's name for it. */
  @Override
  public String toString() {
    return label;
  }
}

package io.dragoman.tokenizers.analysis;

/** What a token is. */
public enum WordKind {
  /** Letters, with the digits and marks among them. */
  WORD("word"),
  /** Digits with the separators between them. */
  NUMBER("number"),
  /** Punctuation, a currency sign, an emoji or any other character. */
  SYMBOL("symbol"),
  /** An address of the web or of mail. */
  ADDRESS("address"),
  /** What a program fills in, such as {@code {0}}. */
  PLACEHOLDER("placeholder");

  private final String type;

  WordKind(String type) {
    this.type = type;
  }

  /** Lucene's token type. */
  public String type() {
    return type;
  }
}

package io.dragoman.tokenizers.analysis;

/** What a token is; the name in lower case is Lucene's token type. */
public enum WordKind {
  /** Letters, with the digits and marks among them. */
  WORD,
  /** Digits with the separators between them. */
  NUMBER,
  /** Punctuation, a currency sign, an emoji or any other character. */
  SYMBOL,
  /** An address of the web or of mail. */
  ADDRESS
}

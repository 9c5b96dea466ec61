package io.dragoman.tokenizers.subword.sentencepiece;

/**
 * One piece of a model; its place is its id.
 *
 * @param text in which U+2581 stands for a space
 * @param score log probability, or the less the later a merge was learned
 * @param type what it is for
 */
public record Piece(String text, float score, Type type) {
  /** What a piece is for. */
  public enum Type {
    /** Found in text. */
    NORMAL(1),
    /** Stands for what no other piece matches. */
    UNKNOWN(2),
    /** Never found in text, such as {@code </s>}. */
    CONTROL(3),
    /** Always found whole. */
    USER_DEFINED(4),
    /** Taken out of use. */
    UNUSED(5),
    /** A byte of a character that no piece matches. */
    BYTE(6);

    private final int number;

    Type(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }
}

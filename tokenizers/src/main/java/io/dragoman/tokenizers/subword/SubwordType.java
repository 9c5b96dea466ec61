package io.dragoman.tokenizers.subword;

import java.util.Arrays;

/** A kind of subwords. */
public enum SubwordType {
  /** Tokens stay whole. */
  NONE("none", ""),
  /** Byte pair encoding as subword-nmt does it. */
  BPE("bpe", ".bpe"),
  /** A model of SentencePiece. */
  SENTENCEPIECE("sentencepiece", ".spm"),
  /** Every character is a piece. */
  CHARACTERS("char", ""),
  /** Every byte is a piece. */
  BYTES("byte", "");

  private final String label;
  private final String extension;

  SubwordType(String label, String extension) {
    this.label = label;
    this.extension = extension;
  }

  /** The name in settings. */
  public String label() {
    return label;
  }

  /** How names of its files end; empty if it has none. */
  public String extension() {
    return extension;
  }

  /** Whether it is kept in a file. */
  public boolean hasFile() {
    return !extension.isEmpty();
  }

  static SubwordType of(String label) {
    return Arrays.stream(values())
        .filter(each -> each.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no subwords are named '" + label + "'"));
  }
}

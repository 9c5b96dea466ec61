package io.dragoman.tokenizers.subword;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the subwords of a side come from.
 *
 * <ul>
 *   <li>{@code none}: tokens stay whole.
 *   <li>{@code char}, {@code byte}: every character or byte of UTF-8 is a piece.
 *   <li>{@code bpe:FILE}: codes of subword-nmt.
 *   <li>{@code sentencepiece:FILE}: a model of SentencePiece.
 *   <li>{@code learn-bpe:SIZE}: so many merges learned from the training text.
 *   <li>{@code learn-unigram:SIZE}: a unigram model of so many pieces learned from it.
 *   <li>{@code learn-unigram-bytes:SIZE}: the same, with bytes for rare characters.
 * </ul>
 *
 * @param type the kind of subwords
 * @param file what to read; empty if nothing
 * @param size how much to learn; 0 if nothing
 * @param byteFallback whether a learned unigram model cuts rare characters into bytes
 */
public record SubwordSpec(SubwordType type, String file, int size, boolean byteFallback) {
  /** The forms that {@link #parse} takes. */
  public static final String FORMS =
      "none, char, byte, bpe:FILE, sentencepiece:FILE, learn-bpe:SIZE, learn-unigram:SIZE or"
          + " learn-unigram-bytes:SIZE";

  private static final Pattern FORM =
      Pattern.compile(
          "(?<plain>none|char|byte)"
              + "|(?<read>bpe|sentencepiece):(?<file>.+)"
              + "|learn-(?<learn>bpe|unigram|unigram-bytes):(?<size>[1-9]\\d{0,8})");

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException if it has none of the forms
   */
  public static SubwordSpec parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("subwords '" + text + "': write " + FORMS);
    }
    if (form.group("read") != null) {
      return new SubwordSpec(SubwordType.of(form.group("read")), form.group("file"), 0, false);
    }
    if (form.group("learn") != null) {
      int size = Integer.parseInt(form.group("size"));
      boolean merges = form.group("learn").equals("bpe");
      return new SubwordSpec(
          merges ? SubwordType.BPE : SubwordType.SENTENCEPIECE,
          "",
          size,
          form.group("learn").endsWith("bytes"));
    }
    return new SubwordSpec(SubwordType.of(form.group("plain")), "", 0, false);
  }

  /** Whether {@link #parse} takes the text. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** Whether the training text decides. */
  public boolean learns() {
    return size > 0;
  }
}

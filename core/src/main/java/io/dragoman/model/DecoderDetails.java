package io.dragoman.model;

import io.dragoman.nn.Normalization;
import io.dragoman.nn.rnn.Cells;
import java.util.List;

/**
 * In what decoders of other toolkits, such as Marian and Nematus, differ besides {@link
 * DecoderVariant}.
 *
 * @param contextCell of a conditional decoder, the kind of the cell that takes the context; {@code
 *     same} as the first
 * @param upperCell of a conditional decoder, the kind of the cells in the layers above; {@code
 *     same} as the first
 * @param firstWord what stands before the first word: {@code bos}, the vector of {@code <s>}, or
 *     {@code zeros}
 * @param readoutBiases whether state, context and word each bring a bias to the readout, not one
 *     for all
 * @param normalization of the bridge and, each by itself, of what the readout adds up; see {@link
 *     Normalization}
 */
public record DecoderDetails(
    String contextCell,
    String upperCell,
    String firstWord,
    boolean readoutBiases,
    String normalization) {
  /** Stands for the kind of the first cell. */
  public static final String SAME = "same";

  /** The values of {@link #firstWord}. */
  public static final List<String> FIRST_WORDS = List.of("bos", "zeros");

  /**
   * Checks all names.
   *
   * @throws IllegalArgumentException if one is not known
   */
  public DecoderDetails {
    requireCell("context-cell", contextCell);
    requireCell("upper-cell", upperCell);
    require("first-word", firstWord, FIRST_WORDS);
    require("normalization", normalization, Normalization.names());
  }

  /** As this library's own decoders. */
  public static DecoderDetails standard() {
    return new DecoderDetails(SAME, SAME, "bos", false, "none");
  }

  boolean startsWithZeros() {
    return firstWord.equals("zeros");
  }

  Normalization place() {
    return Normalization.named(normalization);
  }

  /** Whether both cells of a conditional decoder and those above are of one kind. */
  boolean hasOneCell() {
    return contextCell.equals(SAME) && upperCell.equals(SAME);
  }

  private static void requireCell(String key, String kind) {
    if (!kind.equals(SAME) && !Cells.isValid(kind)) {
      throw new IllegalArgumentException(
          "details." + key + " is '" + kind + "': use same, or a kind as in decoder.cell");
    }
  }

  private static void require(String key, String value, List<String> values) {
    if (!values.contains(value)) {
      throw new IllegalArgumentException(
          "details." + key + " is '" + value + "': use one of " + String.join(", ", values));
    }
  }
}

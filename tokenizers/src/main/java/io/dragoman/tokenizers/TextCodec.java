package io.dragoman.tokenizers;

import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * From a line to the ids of its pieces and back.
 *
 * @param tokenizer splits text into tokens and joins them
 * @param subwords cuts tokens into pieces and joins them
 * @param vocabulary numbers the pieces
 */
public record TextCodec(TextTokenizer tokenizer, Subwords subwords, Vocabulary vocabulary) {

  /** A codec whose pieces are whole tokens. */
  public TextCodec(TextTokenizer tokenizer, Vocabulary vocabulary) {
    this(tokenizer, Subwords.none(), vocabulary);
  }

  /** The pieces of a line, whether the vocabulary has them or not. */
  public List<String> tokens(String line) {
    return subwords.split(tokenizer.tokenize(line));
  }

  /** The ids of a line's pieces, without {@code </s>}. */
  public int[] encode(String line) {
    return vocabulary.ids(tokens(line));
  }

  /**
   * The text of ids: up to the first {@code </s>}, without {@code <s>} and {@code <pad>}.
   *
   * @throws IndexOutOfBoundsException if an id is not in the vocabulary
   */
  public String decode(int[] ids) {
    return decode(vocabulary.tokens(ids));
  }

  /**
   * The text of pieces, of which the vocabulary need not have all: up to the first {@code </s>},
   * without {@code <s>} and {@code <pad>}.
   */
  public String decode(List<String> pieces) {
    List<String> text = new ArrayList<>(pieces.size());
    for (String piece : pieces) {
      if (piece.equals(SpecialTokens.EOS)) {
        break;
      }
      if (!piece.equals(SpecialTokens.BOS) && !piece.equals(SpecialTokens.PAD)) {
        text.add(piece);
      }
    }
    return tokenizer.detokenize(subwords.join(text));
  }
}

package io.dragoman.tokenizers;

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
    List<String> pieces = new ArrayList<>(ids.length);
    for (int id : ids) {
      if (id == vocabulary.eos()) {
        break;
      }
      String piece = vocabulary.token(id);
      if (id != vocabulary.bos() && id != vocabulary.pad()) {
        pieces.add(piece);
      }
    }
    return text(pieces);
  }

  /** The text of pieces, which need not be in the vocabulary. */
  public String text(List<String> pieces) {
    return tokenizer.detokenize(subwords.join(pieces));
  }
}

package io.dragoman.tokenizers;

import io.dragoman.tokenizers.vocab.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * From a line to the ids of its tokens and back.
 *
 * @param tokenizer splits and joins text
 * @param vocabulary numbers the tokens
 */
public record TextCodec(TextTokenizer tokenizer, Vocabulary vocabulary) {

  /** The tokens of a line, whether the vocabulary has them or not. */
  public List<String> tokens(String line) {
    return tokenizer.tokenize(line);
  }

  /** The ids of a line's tokens, without {@code </s>}. */
  public int[] encode(String line) {
    return vocabulary.ids(tokens(line));
  }

  /**
   * The text of ids: up to the first {@code </s>}, without {@code <s>} and {@code <pad>}.
   *
   * @throws IndexOutOfBoundsException if an id is not in the vocabulary
   */
  public String decode(int[] ids) {
    List<String> tokens = new ArrayList<>(ids.length);
    for (int id : ids) {
      if (id == vocabulary.eos()) {
        break;
      }
      String token = vocabulary.token(id);
      if (id != vocabulary.bos() && id != vocabulary.pad()) {
        tokens.add(token);
      }
    }
    return tokenizer.detokenize(tokens);
  }
}

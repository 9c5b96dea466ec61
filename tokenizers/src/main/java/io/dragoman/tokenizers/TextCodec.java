package io.dragoman.tokenizers;

import com.google.common.collect.Lists;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import io.dragoman.tokenizers.vocab.Vocabulary;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.ArrayList;
import java.util.List;

/**
 * From a line to the ids of its pieces and back.
 *
 * @param tokenizer splits text into tokens and joins them
 * @param subwords cuts tokens into pieces and joins them
 * @param vocabulary numbers the pieces
 * @param rightToLeft whether the ids of a line begin with its last piece
 */
public record TextCodec(
    TextTokenizer tokenizer, Subwords subwords, Vocabulary vocabulary, boolean rightToLeft) {

  /** A codec whose ids are in the order of the text. */
  public TextCodec(TextTokenizer tokenizer, Subwords subwords, Vocabulary vocabulary) {
    this(tokenizer, subwords, vocabulary, false);
  }

  /** A codec whose pieces are whole tokens, with ids in the order of the text. */
  public TextCodec(TextTokenizer tokenizer, Vocabulary vocabulary) {
    this(tokenizer, Subwords.none(), vocabulary);
  }

  /** The same with ids that begin with the last piece of a line. */
  public TextCodec reversed() {
    return new TextCodec(tokenizer, subwords, vocabulary, !rightToLeft);
  }

  /** The pieces of a line in the order of the text, whether the vocabulary has them or not. */
  public List<String> tokens(String line) {
    return subwords.split(tokenizer.tokenize(line));
  }

  /** The ids of a line's pieces, without {@code </s>}. */
  public int[] encode(String line) {
    return ids(tokens(line));
  }

  /** The ids of the pieces of a line that are given in the order of the text. */
  public int[] ids(List<String> pieces) {
    int[] ids = vocabulary.ids(pieces);
    if (rightToLeft) {
      IntArrays.reverse(ids);
    }
    return ids;
  }

  /**
   * The text of ids: up to the first {@code </s>}, without {@code <s>} and {@code <pad>}.
   *
   * @throws IndexOutOfBoundsException if an id is not in the vocabulary
   */
  public String decode(int[] ids) {
    return decode(inTextOrder(vocabulary.tokens(ids)));
  }

  /** The pieces of ids, of which the last may come first, in the order of the text. */
  public List<String> inTextOrder(List<String> pieces) {
    if (!rightToLeft) {
      return pieces;
    }
    int end = pieces.indexOf(SpecialTokens.EOS);
    return Lists.reverse(end < 0 ? pieces : pieces.subList(0, end));
  }

  /**
   * The text of pieces in the order of the text, of which the vocabulary need not have all: up to
   * the first {@code </s>}, without {@code <s>} and {@code <pad>}.
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

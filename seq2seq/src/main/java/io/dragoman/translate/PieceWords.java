package io.dragoman.translate;

import io.dragoman.tokenizers.TextCodec;
import java.util.Arrays;
import java.util.List;

/**
 * Which word of a text each of its pieces belongs to, words being what stands between white space.
 *
 * <p>Found by joining longer and longer beginnings of the pieces: the characters that a piece adds
 * tell its place in the text. A piece without characters of its own, such as a mark of case,
 * belongs to the word that follows.
 */
public final class PieceWords {
  private PieceWords() {}

  /** The words of a text. */
  public static List<String> words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? List.of() : Arrays.asList(stripped.split("\\s+"));
  }

  /**
   * The word, counted from 0, of each piece.
   *
   * @param codec whose pieces they are
   * @param text the line that was cut into the pieces, or the text that they were joined to; if it
   *     has other characters than the joined pieces, places are found by proportion
   */
  public static int[] of(TextCodec codec, List<String> pieces, String text) {
    int[] wordOfCharacter = wordOfCharacter(text);
    int[] words = new int[pieces.size()];
    if (wordOfCharacter.length == 0 || words.length == 0) {
      return words;
    }
    int[] ends = new int[words.length];
    int end = 0;
    for (int i = 0; i < words.length; i++) {
      end = Math.max(end, characters(joined(codec, pieces.subList(0, i + 1))));
      ends[i] = end;
    }
    long all = Math.max(1, end);
    for (int i = words.length - 1; i >= 0; i--) {
      int from = i == 0 ? 0 : ends[i - 1];
      boolean hasOwn = ends[i] > from;
      int at = (int) Math.min(all - 1, hasOwn ? from : ends[i]);
      words[i] = wordOfCharacter[(int) (at * (long) wordOfCharacter.length / all)];
    }
    return words;
  }

  private static String joined(TextCodec codec, List<String> pieces) {
    return codec.tokenizer().detokenize(codec.subwords().join(pieces));
  }

  private static int characters(String text) {
    return (int) text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
  }

  private static int[] wordOfCharacter(String text) {
    int[] result = new int[characters(text)];
    int at = 0;
    List<String> words = words(text);
    for (int i = 0; i < words.size(); i++) {
      int to = at + characters(words.get(i));
      Arrays.fill(result, at, to, i);
      at = to;
    }
    return result;
  }
}

package io.dragoman.tokenizers.subword.bpe;

import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Byte pair encoding of tokens, which {@link #join} gives back whatever they are.
 *
 * <p>The pieces are those of {@link BpeSegmenter} but for two rare cases: a token that ends with
 * the separator gets an escape mark {@code ％} after it, and a last piece that equals a special
 * token is cut once more.
 */
public final class BpeSubwords implements Subwords {
  private static final String SEPARATOR = BpeSegmenter.SEPARATOR;
  private static final char ESCAPE = '\uFF05';

  private final BpeSegmenter segmenter;

  /** Subwords by a segmenter. */
  public BpeSubwords(BpeSegmenter segmenter) {
    this.segmenter = segmenter;
  }

  @Override
  public List<String> split(List<String> tokens) {
    List<String> result = new ArrayList<>(tokens.size() * 2);
    for (String token : tokens) {
      List<String> pieces = segmenter.segment(endsWithMark(token) ? token + ESCAPE : token);
      int last = pieces.size() - 1;
      result.addAll(pieces.subList(0, last));
      if (SpecialTokens.contains(pieces.get(last))) {
        result.add(pieces.get(last).charAt(0) + SEPARATOR);
        result.add(pieces.get(last).substring(1));
      } else {
        result.add(pieces.get(last));
      }
    }
    return result;
  }

  @Override
  public List<String> join(List<String> pieces) {
    List<String> tokens = new ArrayList<>();
    StringBuilder token = new StringBuilder();
    for (String piece : pieces) {
      if (piece.endsWith(SEPARATOR)) {
        token.append(piece, 0, piece.length() - SEPARATOR.length());
      } else {
        addTo(tokens, token.append(piece));
      }
    }
    addTo(tokens, token);
    return tokens;
  }

  private static void addTo(List<String> tokens, StringBuilder token) {
    String text = token.toString();
    token.setLength(0);
    if (!text.isEmpty()) {
      boolean escaped = text.charAt(text.length() - 1) == ESCAPE && endsWithMark(text);
      tokens.add(escaped ? text.substring(0, text.length() - 1) : text);
    }
  }

  /** Whether the token ends with a separator after which there may be escape marks. */
  private static boolean endsWithMark(String token) {
    int end = token.length();
    while (end > 0 && token.charAt(end - 1) == ESCAPE) {
      end--;
    }
    return token.startsWith(SEPARATOR, end - SEPARATOR.length());
  }
}

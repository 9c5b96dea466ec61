package io.dragoman.tokenizers.subword.sentencepiece;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Pieces of a SentencePiece model, which sees the tokens of a line as text with spaces between
 * them.
 *
 * <p>{@link #join} gives the tokens back, but for what the model's normalization changes. A U+2581
 * in a token is escaped as {@code ％2581}, and a piece that equals a special token is cut once more.
 */
public final class SentencePieceSubwords implements Subwords {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final String ESCAPE = "\uFF05";
  private static final String ESCAPED_SPACE = ESCAPE + "2581";
  private static final String ESCAPED_ESCAPE = ESCAPE + "FF05";

  private final SentencePieceModel model;

  /** Subwords by a model. */
  public SentencePieceSubwords(SentencePieceModel model) {
    this.model = model;
  }

  @Override
  public List<String> split(List<String> tokens) {
    List<String> result = new ArrayList<>();
    for (String piece : model.encode(escape(String.join(" ", tokens)))) {
      if (SpecialTokens.contains(piece)) {
        result.add(piece.substring(0, 1));
        result.add(piece.substring(1));
      } else {
        result.add(piece);
      }
    }
    return result;
  }

  @Override
  public List<String> join(List<String> pieces) {
    List<String> tokens = new ArrayList<>();
    for (String word : WORDS.split(model.decode(pieces))) {
      tokens.add(unescape(word));
    }
    return tokens;
  }

  /** Escapes the signs in tokens, which models are learned from, that a model gives a meaning. */
  public static String escape(String text) {
    String marked = text;
    if (text.contains(ESCAPE)) {
      marked = text.replace(ESCAPED_ESCAPE, ESCAPED_ESCAPE + "FF05");
      marked = marked.replace(ESCAPED_SPACE, ESCAPED_ESCAPE + "2581");
    }
    return marked.replace(SentencePieceModel.SPACE, ESCAPED_SPACE);
  }

  static String unescape(String word) {
    if (!word.contains(ESCAPE)) {
      return word;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < word.length(); ) {
      if (word.startsWith(ESCAPED_SPACE, i)) {
        text.append(SentencePieceModel.SPACE);
        i += ESCAPED_SPACE.length();
      } else if (word.startsWith(ESCAPED_ESCAPE, i)) {
        text.append(ESCAPE);
        i += ESCAPED_ESCAPE.length();
      } else {
        text.append(word.charAt(i++));
      }
    }
    return text.toString();
  }
}

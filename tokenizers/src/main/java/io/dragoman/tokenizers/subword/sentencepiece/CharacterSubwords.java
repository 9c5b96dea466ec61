package io.dragoman.tokenizers.subword.sentencepiece;

import com.google.common.base.Splitter;
import io.dragoman.tokenizers.Subwords;
import java.util.ArrayList;
import java.util.List;

/**
 * Every character is a piece, and U+2581 the piece between two tokens. {@link #join} gives any
 * tokens back; a U+2581 in one is escaped as {@code ％2581}.
 */
public final class CharacterSubwords implements Subwords {
  private static final Splitter TOKENS = Splitter.on(SentencePieceModel.SPACE).omitEmptyStrings();

  /** There is nothing to choose. */
  public CharacterSubwords() {}

  @Override
  public List<String> split(List<String> tokens) {
    List<String> pieces = new ArrayList<>();
    for (String token : tokens) {
      if (!pieces.isEmpty()) {
        pieces.add(SentencePieceModel.SPACE);
      }
      SentencePieceSubwords.escape(token)
          .codePoints()
          .forEach(c -> pieces.add(Character.toString(c)));
    }
    return pieces;
  }

  @Override
  public List<String> join(List<String> pieces) {
    List<String> tokens = new ArrayList<>();
    for (String token : TOKENS.split(String.join("", pieces))) {
      tokens.add(SentencePieceSubwords.unescape(token));
    }
    return tokens;
  }
}

package io.dragoman.translate;

import io.dragoman.tokenizers.TextCodec;
import java.util.ArrayList;
import java.util.List;

/** Which pieces make up which word of a line. */
final class WordSpans {
  /** Begins a word in pieces of SentencePiece. */
  private static final String META = "\u2581";

  private static final int BETWEEN = 2; // pieces between words that belong to none, as for a space

  private WordSpans() {}

  /**
   * A word.
   *
   * @param from its first piece
   * @param to behind its last piece
   */
  record Span(String word, int from, int to) {}

  /** The words of a line that is cut into these pieces. */
  static List<Span> of(TextCodec codec, String line, List<String> pieces) {
    List<Span> spans = ofTokens(codec, line, pieces);
    return spans == null ? ofMarks(pieces) : spans;
  }

  /** Null unless each token by itself gives its pieces. */
  private static List<Span> ofTokens(TextCodec codec, String line, List<String> pieces) {
    List<Span> spans = new ArrayList<>();
    int at = 0;
    for (String token : codec.tokenizer().tokenize(line)) {
      List<String> own = codec.subwords().split(List.of(token));
      int last = Math.min(at + BETWEEN, pieces.size() - own.size());
      while (at < last && !pieces.subList(at, at + own.size()).equals(own)) {
        at++;
      }
      if (at > last || !pieces.subList(at, at + own.size()).equals(own)) {
        return null;
      }
      if (!own.isEmpty()) {
        spans.add(new Span(token, at, at + own.size()));
      }
      at += own.size();
    }
    return pieces.size() - at <= BETWEEN ? spans : null;
  }

  private static List<Span> ofMarks(List<String> pieces) {
    List<Span> spans = new ArrayList<>();
    boolean marked = pieces.stream().anyMatch(piece -> piece.startsWith(META));
    int from = 0;
    for (int i = 1; i <= pieces.size(); i++) {
      if (i == pieces.size() || !marked || pieces.get(i).startsWith(META)) {
        String word = String.join("", pieces.subList(from, i)).replace(META, "");
        spans.add(new Span(word, from, i));
        from = i;
      }
    }
    return pieces.isEmpty() ? List.of() : spans;
  }
}

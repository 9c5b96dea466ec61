package io.dragoman.cli;

import io.dragoman.alignment.AttentionLinks;
import io.dragoman.alignment.Pharaoh;
import io.dragoman.tokenizers.TextCodec;
import io.dragoman.translate.PieceWords;
import io.dragoman.translate.RankedText;
import io.dragoman.translate.Translation;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Which words of a line and its translation belong together, by attention.
 *
 * @param kind how it is told
 * @param threshold the least weight of a link, for {@link Kind#THRESHOLD}
 * @param source whose pieces lines are cut into
 * @param target whose pieces translations are made of
 */
record AlignmentOutput(Kind kind, double threshold, TextCodec source, TextCodec target) {
  /** How alignments are told. */
  enum Kind {
    /** The source word that each word looks at most. */
    HARD,
    /** All weights. */
    SOFT,
    /** Every source word that is looked at enough. */
    THRESHOLD
  }

  /** The weights of words: a row for each of the translation, a column for each of the line. */
  float[][] weights(Translation line, RankedText text) {
    return AttentionLinks.ofWords(
        text.attention(),
        PieceWords.of(source, line.sourceTokens(), line.source()),
        PieceWords.words(line.source()).size(),
        PieceWords.of(target, text.tokens(), text.text()),
        PieceWords.words(text.text()).size());
  }

  /** Source and target word of one link after the other. */
  int[] links(Translation line, RankedText text) {
    int words = PieceWords.words(text.text()).size();
    return kind == Kind.THRESHOLD
        ? AttentionLinks.above(weights(line, text), words, threshold)
        : AttentionLinks.hard(weights(line, text), words);
  }

  /** Links such as {@code 0-0 1-2}; if soft, weights with commas and a space between words. */
  String text(Translation line, RankedText text) {
    return kind == Kind.SOFT ? soft(weights(line, text)) : Pharaoh.format(links(line, text));
  }

  private static String soft(float[][] weights) {
    StringJoiner rows = new StringJoiner(" ");
    for (float[] row : weights) {
      StringJoiner values = new StringJoiner(",");
      for (float weight : row) {
        values.add(String.format(Locale.ROOT, "%.6g", weight));
      }
      rows.add(values.toString());
    }
    return rows.toString();
  }

  /** Whether {@link #parse} knows a value. */
  static boolean isKnown(String value) {
    return value.matches("(?i)hard|soft|0(\\.[0-9]+)?|1(\\.0+)?|\\.[0-9]+");
  }

  /** Reads what the option says: {@code hard}, {@code soft} or a weight. */
  static AlignmentOutput parse(String value, TextCodec source, TextCodec target) {
    for (Kind kind : List.of(Kind.HARD, Kind.SOFT)) {
      if (value.equalsIgnoreCase(kind.name())) {
        return new AlignmentOutput(kind, 0, source, target);
      }
    }
    return new AlignmentOutput(Kind.THRESHOLD, Double.parseDouble(value), source, target);
  }
}

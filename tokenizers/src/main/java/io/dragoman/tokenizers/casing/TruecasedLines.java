package io.dragoman.tokenizers.casing;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.Locale;
import java.util.StringJoiner;

/** Truecases lines that the tokenizer of Moses cut, and takes it back. */
public final class TruecasedLines {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final SentenceStarts STARTS = SentenceStarts.MOSES;

  private TruecasedLines() {}

  /**
   * Does what Moses' {@code truecase.perl} does: changes the first word of each sentence and words
   * that are unknown as they are. XML tags and factors ({@code word|factor}) stay as they are.
   */
  public static String apply(Truecaser truecaser, String line) {
    StringBuilder result = new StringBuilder(line.length());
    boolean start = true;
    for (MosesLine.Part part : MosesLine.of(line).parts()) {
      result.append(part.afterSpace() ? " " : "");
      if (part.isTag()) {
        result.append(part.text());
        continue;
      }
      int bar = part.text().indexOf('|');
      int end = bar > 0 ? bar : part.text().length();
      String word = part.text().substring(0, end);
      result.append(truecaser.truecase(word, start)).append(part.text(), end, part.text().length());
      start = STARTS.after(word, start);
    }
    return result.toString();
  }

  /** Does what Moses' {@code detruecase.perl} does: capitalizes the first word of each sentence. */
  public static String undo(String line) {
    StringJoiner result = new StringJoiner(" ");
    boolean start = true;
    for (String word : WORDS.split(line)) {
      result.add(start ? capitalize(word) : word);
      start = STARTS.after(word, start);
    }
    return result.toString();
  }

  /** The word with its first character in uppercase. */
  private static String capitalize(String word) {
    int end = word.offsetByCodePoints(0, 1);
    return word.substring(0, end).toUpperCase(Locale.ROOT) + word.substring(end);
  }
}

package io.dragoman.tokenizers;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits at runs of white space and joins by one space, for text that is already tokenized.
 *
 * <p>A word that looks like a special token gets one escape mark before it, and loses it again.
 */
final class WhitespaceTokenizer implements TextTokenizer {
  private static final Splitter SPLITTER = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  @Override
  public List<String> tokenize(String line) {
    List<String> tokens = new ArrayList<>();
    for (String word : SPLITTER.split(line)) {
      tokens.add(escape(word));
    }
    return tokens;
  }

  @Override
  public String detokenize(List<String> tokens) {
    StringBuilder line = new StringBuilder();
    for (String token : tokens) {
      line.append(line.isEmpty() ? "" : " ").append(unescape(token));
    }
    return line.toString();
  }

  @Override
  public String name() {
    return "whitespace";
  }

  /** The word with a mark if it looks like a special token. */
  static String escape(String word) {
    return looksSpecial(word) ? Escapes.MARK + word : word;
  }

  /** The word without the mark that {@link #escape} gave it. */
  static String unescape(String token) {
    boolean escaped = token.charAt(0) == Escapes.MARK && looksSpecial(token);
    return escaped ? token.substring(1) : token;
  }

  /** Whether the word is a special token after any number of escape marks. */
  private static boolean looksSpecial(String word) {
    int marks = 0;
    while (marks < word.length() && word.charAt(marks) == Escapes.MARK) {
      marks++;
    }
    return SpecialTokens.contains(word.substring(marks));
  }
}

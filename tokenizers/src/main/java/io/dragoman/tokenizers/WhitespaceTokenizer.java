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
      tokens.add(looksSpecial(word) ? Escapes.MARK + word : word);
    }
    return tokens;
  }

  @Override
  public String detokenize(List<String> tokens) {
    StringBuilder line = new StringBuilder();
    for (String token : tokens) {
      boolean escaped = token.charAt(0) == Escapes.MARK && looksSpecial(token);
      line.append(line.isEmpty() ? "" : " ").append(token, escaped ? 1 : 0, token.length());
    }
    return line.toString();
  }

  @Override
  public String name() {
    return "whitespace";
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

package io.dragoman.tokenizers.casing;

import io.dragoman.tokenizers.Escapes;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.casing.CasedToken.Kind;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Lowercases the tokens of another tokenizer and writes their case as tokens of its own.
 *
 * <p>The marks are {@link CaseMarks}: one before a token that starts with a capital, two around
 * tokens in capitals and the numbers and punctuation among them. A token of mixed case is cut where
 * the case changes if the tokenizer marks joins, and is kept as it is otherwise. So is a token
 * whose case does not come back from lowercase, such as one with {@code İ} or {@code ẞ}, and what
 * {@link #detokenize} makes of a line's tokens is what the other tokenizer makes of its own.
 *
 * <p>In the text of a model, marks without a partner hold to the end of the line or are passed
 * over, and a capital waits for the next letter that has case.
 *
 * @param tokenizer gives the tokens
 */
public record CaseMarkedTokenizer(TextTokenizer tokenizer) implements TextTokenizer {

  @Override
  public List<String> tokenize(String line) {
    List<CasedToken> tokens = new ArrayList<>();
    for (String token : tokenizer.tokenize(line)) {
      tokens.addAll(CasedToken.of(token, tokenizer.marksJoins()));
    }
    List<String> marked = new ArrayList<>(tokens.size() + 8);
    int end = 0; // of the tokens in capitals
    for (int i = 0; i < tokens.size(); i++) {
      CasedToken token = tokens.get(i);
      if (token.kind() == Kind.UPPER && i >= end) {
        end = regionEnd(tokens, i);
        marked.add(CaseMarks.BEGIN);
      }
      if (i >= end && (token.kind() == Kind.CAPITALIZED || token.kind() == Kind.ONE_CAPITAL)) {
        marked.add(CaseMarks.CAPITAL);
      }
      marked.add(escape(token.text()));
      if (i + 1 == end) {
        marked.add(CaseMarks.END);
      }
    }
    return marked;
  }

  /** After the last of the tokens in capitals that only neutral ones stand between. */
  private static int regionEnd(List<CasedToken> tokens, int start) {
    int end = start + 1;
    for (int i = end; i < tokens.size(); i++) {
      Kind kind = tokens.get(i).kind();
      if (kind.isUpper()) {
        end = i + 1;
      } else if (kind != Kind.NEUTRAL) {
        break;
      }
    }
    return end;
  }

  @Override
  public String detokenize(List<String> tokens) {
    List<String> cased = new ArrayList<>(tokens.size());
    boolean region = false;
    boolean capital = false;
    for (String token : tokens) {
      if (CaseMarks.contains(token)) {
        region = region ? !token.equals(CaseMarks.END) : token.equals(CaseMarks.BEGIN);
        capital = token.equals(CaseMarks.CAPITAL);
      } else if (SpecialTokens.contains(token)) {
        cased.add(token);
      } else if (looksLikeMark(token)) {
        cased.add(token.substring(1));
      } else if (region) {
        cased.add(Cases.upper(token));
      } else if (capital) {
        cased.add(Cases.capitalize(token));
        capital = Cases.firstCased(token) == token.length();
      } else {
        cased.add(token);
      }
    }
    return tokenizer.detokenize(cased);
  }

  private static String escape(String token) {
    return looksLikeMark(token) ? Escapes.MARK + token : token;
  }

  /** Whether the token is a case mark after any number of escape marks. */
  private static boolean looksLikeMark(String token) {
    int start = 0;
    while (start < token.length() && token.charAt(start) == Escapes.MARK) {
      start++;
    }
    return CaseMarks.contains(token.substring(start));
  }

  @Override
  public boolean marksJoins() {
    return tokenizer.marksJoins();
  }

  @Override
  public String name() {
    return "marks:" + tokenizer.name();
  }
}

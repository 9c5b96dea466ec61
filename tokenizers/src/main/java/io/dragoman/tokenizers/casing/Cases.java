package io.dragoman.tokenizers.casing;

import io.dragoman.tokenizers.Escapes;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Changes the case of tokens by the rules of no particular language; escapes stay as they are. */
final class Cases {
  private Cases() {}

  static String lower(String token) {
    return map(token, text -> text.toLowerCase(Locale.ROOT));
  }

  static String upper(String token) {
    return map(token, text -> text.toUpperCase(Locale.ROOT));
  }

  /** The token with a capital for its first letter that has case; itself if there is none. */
  static String capitalize(String token) {
    int first = firstCased(token);
    if (first == token.length()) {
      return token;
    }
    int letter = token.codePointAt(first);
    int capital = Character.toTitleCase(letter);
    return capital == letter
        ? token
        : token.substring(0, first)
            + Character.toString(capital)
            + token.substring(first + Character.charCount(letter));
  }

  /** Where the first letter with case is; the length if there is none. */
  static int firstCased(String token) {
    int i = 0;
    while (i < token.length()) {
      int end = Escapes.end(token, i);
      if (end == i) {
        int c = token.codePointAt(i);
        if (isUpper(c) || Character.isLowerCase(c)) {
          return i;
        }
        end = i + Character.charCount(c);
      }
      i = end;
    }
    return i;
  }

  static boolean isUpper(int c) {
    return Character.isUpperCase(c) || Character.isTitleCase(c);
  }

  /** Changes all that is not part of an escape. */
  private static String map(String token, UnaryOperator<String> change) {
    if (token.indexOf(Escapes.MARK) < 0) {
      return change.apply(token);
    }
    StringBuilder result = new StringBuilder(token.length());
    int start = 0;
    for (int i = 0; i < token.length(); ) {
      int end = Escapes.end(token, i);
      if (end > i) {
        result.append(change.apply(token.substring(start, i))).append(token, i, end);
        start = end;
        i = end;
      } else {
        i++;
      }
    }
    return result.append(change.apply(token.substring(start))).toString();
  }
}

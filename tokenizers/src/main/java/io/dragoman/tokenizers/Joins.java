package io.dragoman.tokenizers;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.List;

/**
 * Marks where tokens stand without a space between them, and joins tokens by these marks.
 *
 * <p>Two tokens have one space between them unless the left one ends, or the right one starts, with
 * the joiner. Of two tokens that touch, the mark goes to the one that is punctuation or has an
 * apostrophe there, so that words stay free of it; to the right one if both or neither are.
 */
public final class Joins {
  /** The halfwidth black square. */
  public static final char JOINER = '\uFFED';

  private Joins() {}

  /**
   * The tokens of a line.
   *
   * @param spans start and end of each token in turn, ascending, covering all but white space
   */
  static List<String> tokens(String line, IntList spans) {
    return marked(line, parts(line, spans));
  }

  /**
   * The tokens of a line.
   *
   * @param parts start and end of each token, as {@link #parts} gives them
   */
  static List<String> marked(String line, IntList parts) {
    List<String> tokens = new ArrayList<>(parts.size() / 2);
    boolean joined = false; // whether the mark of the join on the left is still to be written
    for (int i = 0; i < parts.size(); i += 2) {
      int start = parts.getInt(i);
      int end = parts.getInt(i + 1);
      boolean touches = i + 2 < parts.size() && parts.getInt(i + 2) == end;
      boolean joinsRight =
          touches
              && !isWord(line, start, end, line.codePointBefore(end))
              && isWord(line, end, parts.getInt(i + 3), line.codePointAt(end));
      String body = Escapes.escape(line, start, end);
      tokens.add(marked(body, joined, joinsRight));
      joined = touches && !joinsRight;
    }
    return tokens;
  }

  private static String marked(String body, boolean left, boolean right) {
    if (!left && !right) {
      return body;
    }
    StringBuilder token = new StringBuilder(body.length() + 2);
    if (left) {
      token.append(JOINER);
    }
    token.append(body);
    if (right) {
      token.append(JOINER);
    }
    return token.toString();
  }

  /** Whether the token is a word at this end: it has a letter or digit, and no apostrophe there. */
  private static boolean isWord(String line, int start, int end, int edge) {
    if (edge == '\'' || edge == '\u2019') {
      return false;
    }
    if (Character.isLetterOrDigit(edge)) {
      return true;
    }
    for (int i = start; i < end; i++) {
      if (Character.isLetterOrDigit(line.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Adds a span for all white space but a single space between two tokens. */
  static IntList parts(String line, IntList spans) {
    IntArrayList parts = new IntArrayList(spans.size() + 4);
    int last = 0;
    for (int i = 0; i <= spans.size(); i += 2) {
      int start = i == spans.size() ? line.length() : spans.getInt(i);
      boolean between = i > 0 && i < spans.size();
      boolean plain = between && start - last == 1 && line.charAt(last) == ' ';
      if (start > last && !plain) {
        parts.add(last);
        parts.add(start);
      }
      if (i < spans.size()) {
        parts.add(start);
        parts.add(spans.getInt(i + 1));
        last = spans.getInt(i + 1);
      }
    }
    return parts;
  }

  /** The text of tokens. */
  static String text(List<String> tokens) {
    StringBuilder line = new StringBuilder();
    boolean glued = true; // whether the next token follows without a space
    for (String token : tokens) {
      int start = startsWithJoiner(token) ? 1 : 0;
      int end = token.length();
      boolean gluesRight = end > 0 && token.charAt(end - 1) == JOINER;
      if (gluesRight && end > start) {
        end--;
      }
      if (!glued && start == 0) {
        line.append(' ');
      }
      line.append(Escapes.unescape(token.substring(start, end)));
      glued = gluesRight;
    }
    return line.toString();
  }

  private static boolean startsWithJoiner(String token) {
    return !token.isEmpty() && token.charAt(0) == JOINER;
  }
}

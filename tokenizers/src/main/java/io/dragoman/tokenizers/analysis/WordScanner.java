package io.dragoman.tokenizers.analysis;

import com.google.common.collect.ImmutableSet;
import java.util.Locale;

/**
 * Splits text into words, numbers and punctuation by rules for European languages.
 *
 * <p>The tokens cover every character but white space. A word keeps its digits and accents; {@code
 * do|n't}, {@code it|'s} and {@code l'|homme} come apart at the clitic; {@code z.B.} and {@code
 * Dr.} keep their full stops, which end no line; {@code 1,000.50} and {@code 10:30} are whole; so
 * are addresses; equal punctuation marks side by side are one token, as is an emoji with its
 * modifiers.
 */
public final class WordScanner {
  private static final ImmutableSet<String> CLITICS =
      ImmutableSet.of("s", "t", "d", "m", "re", "ve", "ll");
  private static final ImmutableSet<String> WHOLE =
      ImmutableSet.of("aujourd'hui", "o'clock", "ma'am");
  private static final int LONGEST_PART = 3;

  private final String text;
  private final Sink sink;

  /** Takes the tokens in order. */
  @FunctionalInterface
  public interface Sink {
    /** A token from {@code start} to before {@code end}. */
    void token(int start, int end, WordKind kind);
  }

  private WordScanner(String text, Sink sink) {
    this.text = text;
    this.sink = sink;
  }

  /** Splits a text. */
  public static void scan(String text, Sink sink) {
    new WordScanner(text, sink).scan();
  }

  private void scan() {
    int position = 0;
    while (position < text.length()) {
      if (Characters.isWhite(text.charAt(position))) {
        position++;
      } else {
        int end = position + 1;
        while (end < text.length() && !Characters.isWhite(text.charAt(end))) {
          end++;
        }
        run(position, end);
        position = end;
      }
    }
  }

  /** Splits a run without white space. */
  private void run(int start, int end) {
    boolean addresses = Addresses.mayContain(text, start, end);
    int position = start;
    while (position < end) {
      int address = addresses ? Addresses.match(text, position, end) : -1;
      int c = text.codePointAt(position);
      if (address > 0) {
        position = emit(position, address, WordKind.ADDRESS);
      } else if (Character.isLetter(c)) {
        position = word(position, end);
      } else if (Character.isDigit(c)) {
        position = number(position, end);
      } else {
        position = symbol(position, end);
      }
    }
  }

  private int emit(int start, int end, WordKind kind) {
    sink.token(start, end, kind);
    return end;
  }

  private int word(int start, int limit) {
    int c = text.codePointAt(start);
    if (Characters.standsAlone(c)) {
      return emit(start, marksEnd(start + Character.charCount(c), limit), WordKind.WORD);
    }
    int abbreviation = dottedEnd(start, limit);
    if (abbreviation > 0) {
      return emit(start, abbreviation, WordKind.WORD);
    }
    int end = wordEnd(start, limit);
    if (end + 1 < limit
        && Characters.isApostrophe(text.charAt(end))
        && Character.isLetter(text.codePointAt(end + 1))) {
      return apostrophe(start, end, limit);
    }
    if (end < limit && text.charAt(end) == '.' && keepsFullStop(start, end)) {
      end++;
    }
    return emit(start, end, WordKind.WORD);
  }

  /** Where letters, digits and what joins them end. */
  private int wordEnd(int start, int limit) {
    int end = start;
    while (end < limit) {
      int c = text.codePointAt(end);
      boolean joins = c == '_' || c == '.';
      if (joins ? !joinsWord(c, end, limit) : !isPlainPart(c)) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  private static boolean isPlainPart(int c) {
    return Characters.isWordPart(c) && !Characters.standsAlone(c);
  }

  /** An underscore or full stop within a name such as {@code file_name.txt}. */
  private boolean joinsWord(int c, int position, int limit) {
    if (position + 1 >= limit) {
      return false;
    }
    int next = text.codePointAt(position + 1);
    if (c == '_') {
      return next == '_' || isPlainPart(next);
    }
    return Character.isLowerCase(next)
        || (Character.isDigit(next) && Character.isDigit(text.charAt(position - 1)));
  }

  /** The end of an abbreviation of several short parts, such as {@code z.B.}, or -1. */
  private int dottedEnd(int start, int limit) {
    int end = -1;
    int part = start;
    for (int parts = 0; ; parts++) {
      int dot = part;
      int longest = parts == 0 ? 1 : LONGEST_PART;
      while (dot < limit && dot - part <= longest && Character.isLetter(text.charAt(dot))) {
        dot++;
      }
      boolean complete =
          dot > part && dot - part <= longest && dot < limit && text.charAt(dot) == '.';
      if (!complete) {
        boolean letters = dot > part;
        return letters ? -1 : end;
      }
      part = dot + 1;
      if (parts > 0) {
        end = part;
      }
    }
  }

  private boolean keepsFullStop(int start, int end) {
    return Abbreviations.contains(text, start, end) && wordFollows(end + 1);
  }

  /** Whether a word follows after white space; else the full stop ends a sentence. */
  private boolean wordFollows(int position) {
    if (position < text.length() && text.charAt(position) == '.') {
      return false;
    }
    for (int i = position; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.codePointAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Splits {@code start..quote'...} at the clitic, which may stand left or right. */
  private int apostrophe(int start, int quote, int limit) {
    int end = wordEnd(quote + 1, limit);
    String left = text.substring(start, quote).toLowerCase(Locale.ROOT);
    String right = text.substring(quote + 1, end).toLowerCase(Locale.ROOT);
    if (WHOLE.contains(left + "'" + right)) {
      return emit(start, end, WordKind.WORD);
    }
    boolean another = end < limit && Characters.isApostrophe(text.charAt(end));
    if (another || !CLITICS.contains(right)) {
      return emit(start, quote + 1, WordKind.WORD);
    }
    boolean negation = right.equals("t") && left.length() > 1 && left.endsWith("n");
    int clitic = negation ? quote - 1 : quote;
    emit(start, clitic, WordKind.WORD);
    return emit(clitic, end, WordKind.WORD);
  }

  private int number(int start, int limit) {
    int end = start;
    while (end < limit) {
      int c = text.codePointAt(end);
      boolean separates = ".,:'\u2019".indexOf(c) >= 0;
      if (separates) {
        if (end + 1 >= limit || !Character.isDigit(text.codePointAt(end + 1))) {
          break;
        }
      } else if (!Character.isDigit(c) && !Characters.isMark(c) && !Characters.isNumeral(c)) {
        break;
      }
      end += Character.charCount(c);
    }
    return emit(start, end, WordKind.NUMBER);
  }

  private int symbol(int start, int limit) {
    int c = text.codePointAt(start);
    int end = start + Character.charCount(c);
    int placeholder = Placeholders.match(text, start, limit);
    if (placeholder > 0) {
      return emit(start, placeholder, WordKind.PLACEHOLDER);
    }
    if (Characters.isApostrophe(c) && start > 0 && followsNumber(start)) {
      int clitic = wordEnd(end, limit);
      if (CLITICS.contains(text.substring(end, clitic).toLowerCase(Locale.ROOT))) {
        return emit(start, clitic, WordKind.WORD);
      }
    }
    if (Characters.isRegionalIndicator(c)) {
      boolean pair = end < limit && Characters.isRegionalIndicator(text.codePointAt(end));
      return emit(start, pair ? end + 2 : end, WordKind.SYMBOL);
    }
    if (Character.isBmpCodePoint(c) && !Characters.isBracket(c)) {
      while (end < limit && text.charAt(end) == c) {
        end++;
      }
    }
    return emit(start, clusterEnd(end, limit), WordKind.SYMBOL);
  }

  private boolean followsNumber(int position) {
    return Character.isDigit(text.codePointBefore(position));
  }

  private int marksEnd(int start, int limit) {
    int end = start;
    while (end < limit && Characters.isMark(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  /** Where modifiers, and emoji tied on by zero-width joiners, end. */
  private int clusterEnd(int start, int limit) {
    int end = start;
    while (end < limit) {
      int c = text.codePointAt(end);
      boolean joiner = Characters.isJoiner(c);
      if (!joiner && !Characters.isModifier(c)) {
        break;
      }
      end += Character.charCount(c);
      if (joiner && end < limit && isEmoji(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
    }
    return end;
  }

  private static boolean isEmoji(int c) {
    return Character.getType(c) == Character.OTHER_SYMBOL;
  }
}

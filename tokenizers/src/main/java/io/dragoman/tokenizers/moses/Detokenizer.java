package io.dragoman.tokenizers.moses;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Joins tokens to text by the rules of a language. */
final class Detokenizer {
  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();
  private static final Pattern TAG_LINE = Pattern.compile("<.+>");
  private static final Pattern OPENING = Pattern.compile("[\\p{Sc}(\\[{\u00BF\u00A1]+");
  private static final CharMatcher CLOSING = CharMatcher.anyOf(",.?!:;\\%}])");
  private static final CharMatcher SPACED_IN_FRENCH = CharMatcher.anyOf("?!:;\\%");
  private static final CharMatcher DIGITS = CharMatcher.inRange('0', '9');
  private static final CharMatcher DECIMAL_SIGN = CharMatcher.anyOf(".,");
  private static final CharMatcher DASH = CharMatcher.anyOf("-\u2013");
  private static final Pattern AFTER_CZECH_DASH = Pattern.compile("(?i)li|mail.*");

  /** Endings of Finnish case, possession and particle, after a colon. */
  private static final Pattern FINNISH_ENDING =
      Pattern.compile(
          "(?:[Nn]|[Aa]|[\u00C4\u00E4]"
              + "|[Ss]s[a\u00E4]|[Ss]t[a\u00E4]|[Ll]l[a\u00E4]|[Ll]t[a\u00E4]"
              + "|[Hh](?:u|y|a|\u00E4|\u00F6)n|(?:[UuYyAa]|[\u00C4\u00E4\u00D6\u00F6])n"
              + "|[Ss]een|[Ll]le|[Kk]s[ie]|[Tt]ta|[Ii]ne)"
              + "(?:ni|si|mme|nne|nsa)?"
              + "(?:ko|k\u00F6|han|h\u00E4n|pa|p\u00E4|kaan|k\u00E4\u00E4n|kin)?");

  private final String language;

  Detokenizer(String language) {
    this.language = language;
  }

  String detokenize(List<String> tokens) {
    String line = String.join(" ", tokens);
    if (TAG_LINE.matcher(line).matches()) {
      return line; // as Moses: a tag of a document
    }
    String plain = Entities.unescape((" " + line + " ").replace(" @-@ ", "-"));
    return new Joining(WORDS.splitToList(plain)).text();
  }

  /** One line on its way. */
  private final class Joining {
    private final List<String> words;
    private final StringBuilder text = new StringBuilder();
    private final Quotes quotes = new Quotes(language);
    private boolean space;

    Joining(List<String> words) {
      this.words = words;
    }

    String text() {
      int i = 0;
      while (i < words.size()) {
        i += join(i);
      }
      return text.toString();
    }

    /** Appends the word, and sees to the space after it; returns how many words it took. */
    private int join(int i) {
      String word = words.get(i);
      if (isUnspaced(word.codePointAt(0))) {
        append(word, !(i > 0 && isUnspaced(CharacterKind.last(words.get(i - 1)))), true);
      } else if (OPENING.matcher(word).matches()) {
        append(word, true, false);
      } else if (CLOSING.matchesAllOf(word)) {
        append(frenchSpace(word) + word, false, true);
      } else if (isContraction(i) || isCzechDecimal(i)) {
        append(word, false, true);
      } else if (isElision(i)) {
        append(word, true, false);
      } else if (isBeforeCzechDash(i)) {
        append(word + words.get(i + 1), true, false);
        return 2;
      } else if (Quotes.isQuote(word)) {
        Quotes.Place place = quotes.place(word, i > 0 ? words.get(i - 1) : "");
        append(word, place == Quotes.Place.OPENING, place == Quotes.Place.CLOSING);
      } else if (isFinnishEnding(i)) {
        append(word.toLowerCase(Locale.ROOT), false, true);
      } else {
        append(word, true, true);
      }
      return 1;
    }

    /** Korean has the signs, but writes spaces. */
    private boolean isUnspaced(int c) {
      return !language.equals("ko") && Cjk.contains(c);
    }

    private void append(String word, boolean spaceBefore, boolean spaceAfter) {
      if (spaceBefore && space) {
        text.append(' ');
      }
      text.append(word);
      space = spaceAfter;
    }

    private String frenchSpace(String word) {
      boolean spaced =
          language.equals("fr") && word.length() == 1 && SPACED_IN_FRENCH.matches(word.charAt(0));
      return spaced ? "\u00A0" : "";
    }

    /** English: 's after a word. */
    private boolean isContraction(int i) {
      return language.equals("en")
          && i > 0
          && startsWithApostropheAndLetter(words.get(i))
          && CharacterKind.isAlphanumeric(CharacterKind.last(words.get(i - 1)));
    }

    private static boolean startsWithApostropheAndLetter(String word) {
      return word.length() > 1
          && word.charAt(0) == '\''
          && Character.isAlphabetic(word.codePointAt(1));
    }

    /** Czech: the digits after the sign of a number that was split. */
    private boolean isCzechDecimal(int i) {
      return language.equals("cs")
          && i > 1
          && DIGITS.matchesAllOf(words.get(i - 2))
          && words.get(i - 1).length() == 1
          && DECIMAL_SIGN.matches(words.get(i - 1).charAt(0))
          && DIGITS.matchesAllOf(words.get(i));
    }

    /** French and Italian: l' before a word. */
    private boolean isElision(int i) {
      String word = words.get(i);
      return (language.equals("fr") || language.equals("it"))
          && i + 1 < words.size()
          && word.length() > 1
          && word.endsWith("'")
          && Character.isAlphabetic(word.codePointBefore(word.length() - 1))
          && Character.isAlphabetic(words.get(i + 1).codePointAt(0));
    }

    /** Czech: "je - li" and "e - mail", unless they end the line. */
    private boolean isBeforeCzechDash(int i) {
      return language.equals("cs")
          && i + 3 < words.size()
          && Character.isAlphabetic(CharacterKind.last(words.get(i)))
          && words.get(i + 1).length() == 1
          && DASH.matches(words.get(i + 1).charAt(0))
          && AFTER_CZECH_DASH.matcher(words.get(i + 2)).matches();
    }

    private boolean isFinnishEnding(int i) {
      return language.equals("fi")
          && i > 0
          && words.get(i - 1).endsWith(":")
          && FINNISH_ENDING.matcher(words.get(i)).matches();
    }
  }
}

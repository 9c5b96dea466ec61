package io.dragoman.examples.jdk;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns raw messages into plain sentences with placeholders {0}, {1} ..., or drops them. */
final class MessageCleaner {

  private static final int MOST_WORDS = 60;
  private static final int MOST_CHARACTERS = 400;

  private static final Pattern HTML =
      Pattern.compile(
          "(?i)</|<(html|body|head|p|br|hr|li|ul|ol|dl|dt|dd|a|b|i|tt|em|h[1-6]|pre|code|table|tr|td"
              + "|img|font|strong|span|div|center)(\\s[^<>]*)?/?>|&(lt|gt|amp|nbsp|quot|#\\d+);");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)(?:,[^{}]*)?}");
  private static final Pattern CONVERSION =
      Pattern.compile("%(?:(\\d+)\\$)?[-#+0,(]*\\d*(?:\\.\\d+)?([sSdxXfcb])(?![A-Za-z])|%n|%%");
  private static final Pattern QUOTED_BRACE = Pattern.compile("'([{}])'");
  private static final Pattern MNEMONIC = Pattern.compile("&(?=\\p{L})");
  private static final Pattern APPENDED_MNEMONIC = Pattern.compile("[(（]&?[A-Z][)）]");

  private MessageCleaner() {}

  /** The cleaned pair, or empty if it does not serve as a translation example. */
  static Optional<MessagePair> clean(String rawEnglish, String rawForeign) {
    if (HTML.matcher(rawEnglish).find() || HTML.matcher(rawForeign).find()) {
      return Optional.empty();
    }
    String english = plain(rawEnglish);
    String foreign = plain(rawForeign);
    if (!APPENDED_MNEMONIC.matcher(english).find()) {
      foreign = APPENDED_MNEMONIC.matcher(foreign).replaceAll("").strip();
    }
    boolean useful =
        !english.equals(foreign)
            && hasLetters(english)
            && hasLetters(foreign)
            && english.split(" ").length <= MOST_WORDS
            && foreign.split(" ").length <= MOST_WORDS
            && foreign.length() <= MOST_CHARACTERS
            && placeholders(english).equals(placeholders(foreign));
    return useful ? Optional.of(new MessagePair(english, foreign)) : Optional.empty();
  }

  /** One line with single spaces, placeholders {0}, {1} ... and without format escapes. */
  static String plain(String raw) {
    String text = QUOTED_BRACE.matcher(raw.replace("''", "'")).replaceAll("$1");
    text = ARGUMENT.matcher(text).replaceAll("{$1}");
    text = MNEMONIC.matcher(conversions(text)).replaceAll("");
    return text.replaceAll("(?U)[\\s\\p{Cntrl}]+", " ").strip();
  }

  /** The distinct placeholders of a cleaned message. */
  static Set<String> placeholders(String text) {
    Set<String> found = new TreeSet<>();
    ARGUMENT.matcher(text).results().forEach(match -> found.add(match.group()));
    return found;
  }

  /** Numbers printf conversions from 0 as placeholders: "%s of %2$d" becomes "{0} of {1}". */
  private static String conversions(String text) {
    Matcher matcher = CONVERSION.matcher(text);
    StringBuilder result = new StringBuilder();
    int next = 0;
    while (matcher.find()) {
      String replacement;
      if (matcher.group().equals("%n")) {
        replacement = " ";
      } else if (matcher.group().equals("%%")) {
        replacement = "%";
      } else {
        int number = matcher.group(1) == null ? next++ : Integer.parseInt(matcher.group(1)) - 1;
        replacement = "{" + number + "}";
      }
      matcher.appendReplacement(result, Matcher.quoteReplacement(replacement));
    }
    return matcher.appendTail(result).toString();
  }

  private static boolean hasLetters(String text) {
    return ARGUMENT.matcher(text).replaceAll("").codePoints().filter(Character::isLetter).count()
        >= 2;
  }
}

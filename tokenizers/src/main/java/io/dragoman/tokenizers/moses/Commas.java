package io.dragoman.tokenizers.moses;

import java.util.regex.Pattern;

/** Puts spaces around commas, but not inside a number such as 5,300. */
final class Commas {
  private static final Pattern AFTER_OTHER = Pattern.compile("(\\P{N}),");
  private static final Pattern BEFORE_OTHER = Pattern.compile(",(\\P{N})");
  private static final Pattern AT_END = Pattern.compile("(\\p{N}),\\z");

  private Commas() {}

  static String separate(String text) {
    if (text.indexOf(',') < 0) {
      return text;
    }
    String left = AFTER_OTHER.matcher(text).replaceAll("$1 , ");
    String right = BEFORE_OTHER.matcher(left).replaceAll(" , $1");
    return AT_END.matcher(right).replaceAll("$1 ,");
  }
}

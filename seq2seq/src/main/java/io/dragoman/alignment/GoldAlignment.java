package io.dragoman.alignment;

import io.dragoman.data.DataException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An alignment by a person: links that are sure, and others that are right but not the only way to
 * see it (Och and Ney 2003, A systematic comparison of various statistical alignment models).
 *
 * @param sure links, each {@code source << 32 | target}
 * @param possible all links that are right, the sure ones included
 */
record GoldAlignment(Set<Long> sure, Set<Long> possible) {
  private static final Pattern LINK = Pattern.compile("([0-9]{1,6})([-p?])([0-9]{1,6})");

  /**
   * Reads a line such as {@code 0-0 1-2 1p1}: with {@code -} a sure link, with {@code p} or {@code
   * ?} a possible one.
   *
   * @param where the file and the line's number, for messages
   * @throws DataException if something is not a link
   */
  static GoldAlignment parse(String line, String where) {
    Set<Long> sure = new HashSet<>();
    Set<Long> possible = new HashSet<>();
    for (String text : line.strip().split("[ \t]+")) {
      if (text.isEmpty()) {
        continue;
      }
      Matcher link = LINK.matcher(text);
      if (!link.matches()) {
        throw new DataException(
            where
                + ": '"
                + text
                + "' is not a link: write source and target word, sure as 0-0, possible as 0p0");
      }
      long key = key(Integer.parseInt(link.group(1)), Integer.parseInt(link.group(3)));
      possible.add(key);
      if (link.group(2).equals("-")) {
        sure.add(key);
      }
    }
    return new GoldAlignment(sure, possible);
  }

  static long key(int source, int target) {
    return (long) source << 32 | target;
  }
}

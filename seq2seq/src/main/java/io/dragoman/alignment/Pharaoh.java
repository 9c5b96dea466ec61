package io.dragoman.alignment;

import io.dragoman.data.DataException;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Word alignments as text, a line for each pair: {@code 0-0 1-2} links source word 0 with target
 * word 0 and source word 1 with target word 2, words counted from 0.
 */
public final class Pharaoh {
  private static final Pattern LINK = Pattern.compile("([0-9]{1,6})-([0-9]{1,6})");

  private Pharaoh() {}

  /**
   * Reads a line.
   *
   * @param where the file and the line's number, for messages
   * @return source and target word of one link after the other
   * @throws DataException if something is not a link, or names a word that is not there
   */
  public static int[] parse(String line, String where, int sourceWords, int targetWords) {
    IntArrayList links = new IntArrayList();
    for (String text : line.strip().split("[ \t]+")) {
      if (text.isEmpty()) {
        continue;
      }
      Matcher link = LINK.matcher(text);
      if (!link.matches()) {
        throw new DataException(
            where + ": '" + text + "' is not a link: write source and target word as 0-0 1-2");
      }
      int source = Integer.parseInt(link.group(1));
      int target = Integer.parseInt(link.group(2));
      if (source >= sourceWords || target >= targetWords) {
        throw new DataException(
            where
                + ": link "
                + text
                + " but there are "
                + sourceWords
                + " source and "
                + targetWords
                + " target words, counted from 0: align the text that is trained on");
      }
      links.add(source);
      links.add(target);
    }
    return links.toIntArray();
  }

  /** The line that {@link #parse} reads as these links. */
  public static String format(int[] links) {
    StringJoiner line = new StringJoiner(" ");
    for (int i = 0; i < links.length; i += 2) {
      line.add(links[i] + "-" + links[i + 1]);
    }
    return line.toString();
  }
}

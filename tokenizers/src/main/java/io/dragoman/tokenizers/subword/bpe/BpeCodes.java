package io.dragoman.tokenizers.subword.bpe;

import com.google.common.base.CharMatcher;
import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import io.dragoman.tokenizers.vocab.DataFormatException;
import io.dragoman.tokenizers.vocab.StrictUtf8;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Merge operations in the order in which they were learned.
 *
 * <p>A file has the line {@code #version: 0.2} and then a merge a line, its two symbols separated
 * by a space; {@code </w>} ends a symbol that ends a word. Without that line it is of version 0.1,
 * where {@code </w>} is a symbol of its own.
 *
 * @param endsInSymbol whether {@code </w>} belongs to the last character (version 0.2)
 * @param merges most frequent first
 */
public record BpeCodes(boolean endsInSymbol, List<Merge> merges) {
  static final String END_OF_WORD = "</w>";
  private static final CharMatcher TRIMMED = CharMatcher.anyOf("\r\n ");
  private static final Pattern VERSION = Pattern.compile("#version:\\s*(?:.*\\s)?(\\S+)\\s*");

  /** Two symbols that become one. */
  public record Merge(String left, String right) {
    /** The symbol that they become. */
    String merged() {
      return left + right;
    }
  }

  /** Keeps a copy of the merges. */
  public BpeCodes {
    merges = ImmutableList.copyOf(merges);
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException if it is absent or a line is not a merge
   */
  public static BpeCodes read(Path file) {
    return parse(StrictUtf8.read(file), file);
  }

  /**
   * Reads the text of a file.
   *
   * @param file the name that messages give
   * @throws DataFormatException if a line is not a merge
   */
  public static BpeCodes parse(String text, Path file) {
    List<String> lines = WordCounts.lines(CharMatcher.is('\n').trimTrailingFrom(text));
    if (lines.isEmpty()) {
      throw new DataFormatException(file, 0, "is empty", "give codes that 'subword learn' wrote");
    }
    boolean versioned = lines.get(0).startsWith("#version:");
    boolean endsInSymbol = versioned && endsInSymbol(lines.get(0), file);
    ImmutableList.Builder<Merge> merges = ImmutableList.builder();
    for (int i = versioned ? 1 : 0; i < lines.size(); i++) {
      String line = TRIMMED.trimFrom(lines.get(i));
      int space = line.indexOf(' ');
      if (space < 0 || space != line.lastIndexOf(' ')) {
        throw new DataFormatException(
            file, i + 1, "'" + line + "' is not two symbols", "write 'left right' or remove it");
      }
      merges.add(new Merge(line.substring(0, space), line.substring(space + 1)));
    }
    return new BpeCodes(endsInSymbol, merges.build());
  }

  private static boolean endsInSymbol(String line, Path file) {
    Matcher version = VERSION.matcher(line);
    String number = version.matches() ? version.group(1).replaceFirst("(\\.0+)*$", "") : "";
    return switch (number) {
      case "0.1" -> false;
      case "0.2" -> true;
      default ->
          throw new DataFormatException(
              file, 1, "'" + line.strip() + "' is not understood", "use codes of version 0.2");
    };
  }

  /** The first {@code count} merges, or all if there are fewer. */
  public BpeCodes first(int count) {
    Preconditions.checkArgument(count >= 0, "merges is %s: it must be 0 or more", count);
    return new BpeCodes(endsInSymbol, merges.subList(0, Math.min(count, merges.size())));
  }

  /** The text of a file. */
  public String format() {
    StringBuilder text = new StringBuilder(endsInSymbol ? "#version: 0.2\n" : "");
    for (Merge each : merges) {
      text.append(each.left()).append(' ').append(each.right()).append('\n');
    }
    return text.toString();
  }
}

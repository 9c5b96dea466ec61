package io.dragoman.tokenizers.tags;

import com.google.common.collect.ImmutableSet;
import io.dragoman.tokenizers.SubwordSampler;
import io.dragoman.tokenizers.Subwords;
import io.dragoman.tokenizers.TextTokenizer;
import io.dragoman.tokenizers.vocab.SpecialTokens;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Known words such as {@code <2en>} that lines may begin with, each followed by a space (Johnson et
 * al. 2017). Each is one token, which nothing cuts, lowercases or normalizes; elsewhere in a line
 * they are text like any other.
 *
 * @param all the known ones
 */
public record LineTags(ImmutableSet<String> all) {
  private static final char OPENING = '<';
  private static final char CLOSING = '>';
  private static final Pattern FORM = Pattern.compile("<[^<>,\\s\\p{Z}\\p{C}]+>");

  /**
   * Tags of a line.
   *
   * @throws IllegalArgumentException if one has another form than {@link #isValid} allows
   */
  public static LineTags of(Collection<String> tags) {
    for (String tag : tags) {
      if (!isValid(tag)) {
        throw new IllegalArgumentException(
            "tag '" + tag + "': write a word between < and >, such as <2en>");
      }
    }
    return new LineTags(ImmutableSet.copyOf(tags));
  }

  /**
   * Whether a word is between {@code <} and {@code >}, without white space, comma, or either of
   * these inside, and no special token.
   */
  public static boolean isValid(String tag) {
    return FORM.matcher(tag).matches() && !SpecialTokens.contains(tag);
  }

  /** The line with a tag before it; a blank line stays as it is. */
  public static String before(String tag, String line) {
    return line.isBlank() ? line : tag + " " + line;
  }

  /** The line without the tags that it begins with. */
  public String rest(String line) {
    int start = 0;
    for (int end = end(line, start); end > start; end = end(line, start)) {
      start = Math.min(end + 1, line.length());
    }
    return line.substring(start);
  }

  /** Where a tag ends that begins at a place of a line; the place itself if none does. */
  int end(String line, int start) {
    if (all.isEmpty() || start >= line.length() || line.charAt(start) != OPENING) {
      return start;
    }
    int end = line.indexOf(CLOSING, start) + 1;
    boolean alone = end == line.length() || (end > start && line.charAt(end) == ' ');
    return alone && end > start && all.contains(line.substring(start, end)) ? end : start;
  }

  /** A tokenizer of lines that may begin with tags. */
  public TextTokenizer around(TextTokenizer tokenizer) {
    return all.isEmpty() ? tokenizer : new TaggedTokenizer(this, tokenizer);
  }

  /** Subwords of lines that may begin with tags. */
  public Subwords around(Subwords subwords) {
    return all.isEmpty() ? subwords : new TaggedSubwords(this, subwords);
  }

  /** A sampler of lines that may begin with tags. */
  public SubwordSampler around(SubwordSampler sampler) {
    return all.isEmpty() ? sampler : new TaggedSampler(this, sampler);
  }

  /** How many tokens at the beginning are tags. */
  int count(Iterable<String> tokens) {
    int count = 0;
    for (String token : tokens) {
      if (!all.contains(token)) {
        break;
      }
      count++;
    }
    return count;
  }
}

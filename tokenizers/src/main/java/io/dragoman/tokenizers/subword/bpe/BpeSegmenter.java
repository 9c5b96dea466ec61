package io.dragoman.tokenizers.subword.bpe;

import com.google.common.base.Preconditions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Cuts words into subwords as {@code subword-nmt apply-bpe} does: of the merges that can be made
 * the one learned first is made, wherever it can be, until none is left.
 *
 * <p>Safe for use by many threads, unless it has a dropout.
 */
public final class BpeSegmenter {
  /** Ends a piece that does not end its word. */
  public static final String SEPARATOR = "@@";

  private static final int CACHE = 1 << 17;
  private static final int LONGEST_CACHED = 200;

  /** A word and its pieces with separators. */
  private record Entry(String word, String[] pieces) {}

  private final MergeTable merges;
  private final Set<String> vocabulary;
  private final Optional<VocabularyFilter> filter;
  private final String separator;
  private final Glossaries glossaries;
  private final double dropout;
  private final RandomGenerator random;
  private final Entry[] cache; // entries never change, so threads may race for a place

  private BpeSegmenter(
      MergeTable merges,
      Set<String> vocabulary,
      String separator,
      Glossaries glossaries,
      double dropout,
      RandomGenerator random) {
    this.merges = merges;
    this.vocabulary = vocabulary;
    this.separator = separator;
    this.filter =
        vocabulary.isEmpty()
            ? Optional.empty()
            : Optional.of(new VocabularyFilter(merges, vocabulary, separator));
    this.glossaries = glossaries;
    this.dropout = dropout;
    this.random = random;
    this.cache = new Entry[dropout > 0 ? 0 : CACHE];
  }

  /** A segmenter without vocabulary, glossaries and dropout. */
  public static BpeSegmenter of(BpeCodes codes) {
    MergeTable merges = new MergeTable(codes);
    return new BpeSegmenter(merges, Set.of(), SEPARATOR, new Glossaries(List.of()), 0, null);
  }

  /**
   * Undoes merges that lead outside of a vocabulary; an empty one is none.
   *
   * @param vocabulary pieces, with separators where they do not end a word
   */
  public BpeSegmenter withVocabulary(Set<String> vocabulary) {
    return new BpeSegmenter(merges, vocabulary, separator, glossaries, dropout, random);
  }

  /**
   * Ends a piece that does not end its word with something else than {@link #SEPARATOR}.
   *
   * @throws IllegalArgumentException if it is empty or has a space
   */
  public BpeSegmenter withSeparator(String separator) {
    requireSeparator(separator);
    return new BpeSegmenter(merges, vocabulary, separator, glossaries, dropout, random);
  }

  private static void requireSeparator(String separator) {
    Preconditions.checkArgument(
        !separator.isEmpty() && separator.indexOf(' ') < 0,
        "separator is '%s': it must be text without spaces",
        separator);
  }

  /**
   * Leaves whole what matches one of these regular expressions, in a word or as a word.
   *
   * @throws IllegalArgumentException if one is not a regular expression
   */
  public BpeSegmenter withGlossaries(List<String> expressions) {
    return new BpeSegmenter(
        merges, vocabulary, separator, new Glossaries(expressions), dropout, random);
  }

  /**
   * Leaves out each possible merge with a probability, anew each time a word is cut (Provilkov,
   * Emelianenko and Voita, ACL 2020). For one thread.
   *
   * @param dropout from 0 to 1
   */
  public BpeSegmenter withDropout(double dropout, RandomGenerator random) {
    Preconditions.checkArgument(
        dropout >= 0 && dropout <= 1, "dropout is %s: it must be from 0 to 1", dropout);
    return new BpeSegmenter(merges, vocabulary, separator, glossaries, dropout, random);
  }

  /** The pieces of a word, the separator at the end of all but the last. */
  public List<String> segment(String word) {
    return word.isEmpty() ? List.of() : List.of(marked(word));
  }

  /**
   * The same with a dropout of its own. Safe for use by many threads.
   *
   * @param dropout probability with which a merge is left out, instead of that of {@link
   *     #withDropout}
   */
  List<String> segment(String word, double dropout, RandomGenerator random) {
    return word.isEmpty() ? List.of() : List.of(mark(cut(word, dropout, random)));
  }

  /** Adds the pieces that a word can have with some dropout, but for glossaries. */
  void addPieces(String word, Set<String> pieces) {
    merges.addPieces(word, separator, pieces);
  }

  /**
   * A line whose words are separated by spaces, with each word replaced by its pieces. Spaces at
   * both ends stay; others become one.
   */
  public String segmentLine(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && isTrimmed(line.charAt(start))) {
      start++;
    }
    while (end > start && isTrimmed(line.charAt(end - 1))) {
      end--;
    }
    StringBuilder result = new StringBuilder(line.length() * 2).append(line, 0, start);
    String space = "";
    for (int word = start; word < end; ) {
      int next = line.indexOf(' ', word);
      int stop = next < 0 || next > end ? end : next;
      if (stop > word) {
        for (String piece : marked(line.substring(word, stop))) {
          result.append(space).append(piece);
          space = " ";
        }
      }
      word = stop + 1;
    }
    return result.append(line, end, line.length()).toString();
  }

  private static boolean isTrimmed(char c) {
    return c == ' ' || c == '\r' || c == '\n';
  }

  private String[] marked(String word) {
    if (cache.length == 0 || word.length() > LONGEST_CACHED) {
      return mark(cut(word, dropout, random));
    }
    int hash = word.hashCode();
    int place = (hash ^ hash >>> 15) & cache.length - 1;
    Entry entry = cache[place];
    if (entry == null || !entry.word().equals(word)) {
      entry = new Entry(word, mark(cut(word, dropout, random)));
      cache[place] = entry;
    }
    return entry.pieces();
  }

  private String[] cut(String word, double dropout, RandomGenerator random) {
    if (glossaries.isEmpty()) {
      return cutPart(word, dropout, random);
    }
    List<String> pieces = new ArrayList<>();
    for (String part : glossaries.isolate(word)) {
      boolean whole = glossaries.contains(part);
      pieces.addAll(Arrays.asList(whole ? new String[] {part} : cutPart(part, dropout, random)));
    }
    return pieces.toArray(String[]::new);
  }

  private String[] cutPart(String word, double dropout, RandomGenerator random) {
    if (word.codePointCount(0, word.length()) == 1) {
      return new String[] {word};
    }
    String[] pieces = merges.split(word, dropout, random);
    return filter.isPresent() ? filter.get().filter(pieces) : pieces;
  }

  private String[] mark(String[] pieces) {
    for (int i = 0; i + 1 < pieces.length; i++) {
      pieces[i] += separator;
    }
    return pieces;
  }

  /** The text without {@link #SEPARATOR} and the spaces after it. */
  public static String undo(String line) {
    return undo(line, SEPARATOR);
  }

  /**
   * The text without a separator and the spaces after it.
   *
   * @throws IllegalArgumentException if the separator is empty or has a space
   */
  public static String undo(String line, String separator) {
    requireSeparator(separator);
    int length = separator.length();
    StringBuilder result = new StringBuilder(line.length());
    int start = 0;
    while (true) {
      int mark = line.indexOf(separator + " ", start);
      if (mark < 0) {
        break;
      }
      result.append(line, start, mark);
      start = mark + length + 1;
    }
    boolean cutShort = line.length() - start >= length && line.endsWith(separator);
    return result.append(line, start, line.length() - (cutShort ? length : 0)).toString();
  }
}

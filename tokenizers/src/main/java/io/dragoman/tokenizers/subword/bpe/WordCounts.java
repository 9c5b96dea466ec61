package io.dragoman.tokenizers.subword.bpe;

import com.google.common.base.CharMatcher;
import io.dragoman.tokenizers.vocab.DataFormatException;
import io.dragoman.tokenizers.vocab.StrictUtf8;
import it.unimi.dsi.fastutil.objects.Object2LongLinkedOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2LongMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How often each word occurs. Not safe for use by many threads.
 *
 * <p>Words are separated by spaces and nothing else.
 */
public final class WordCounts {
  private static final CharMatcher TRIMMED = CharMatcher.anyOf("\r\n ");

  private final Object2LongLinkedOpenHashMap<String> counts = new Object2LongLinkedOpenHashMap<>();

  /** No words yet. */
  public WordCounts() {}

  /** Counts the words of a line. */
  public void addLine(String line) {
    String text = TRIMMED.trimFrom(line);
    int start = 0;
    while (start < text.length()) {
      int space = text.indexOf(' ', start);
      int end = space < 0 ? text.length() : space;
      if (end > start) {
        counts.addTo(text.substring(start, end), 1);
      }
      start = end + 1;
    }
  }

  /** Counts a word so many times more. */
  public void add(String word, long count) {
    counts.addTo(word, count);
  }

  /** Counts all words of other counts. */
  public void addAll(WordCounts others) {
    others.counts.object2LongEntrySet().forEach(each -> add(each.getKey(), each.getLongValue()));
  }

  /**
   * Counts a line of a dictionary: a word, a space and a number.
   *
   * @param file where the line comes from, for messages
   * @param number the line's number
   * @throws DataFormatException if the line is something else
   */
  public void addEntry(String line, Path file, long number) {
    String entry = TRIMMED.trimFrom(line);
    int space = entry.indexOf(' ');
    try {
      if (space < 1 || space != entry.lastIndexOf(' ')) {
        throw new NumberFormatException();
      }
      add(entry.substring(0, space), Long.parseLong(entry.substring(space + 1)));
    } catch (NumberFormatException e) {
      throw new DataFormatException(
          file, number, "'" + entry + "' is not a word and its count", "write 'word 12'");
    }
  }

  /** How often the word was counted. */
  public long count(String word) {
    return counts.getLong(word);
  }

  /** How many distinct words were counted. */
  public int distinct() {
    return counts.size();
  }

  /** All words with their counts, as first counted. */
  public Iterable<Object2LongMap.Entry<String>> inOrder() {
    return counts.object2LongEntrySet();
  }

  /** All words with their counts, most frequent first, equally frequent ones as first counted. */
  public List<Object2LongMap.Entry<String>> byFrequency() {
    List<Object2LongMap.Entry<String>> entries = new ArrayList<>(counts.object2LongEntrySet());
    entries.sort(Comparator.comparingLong(each -> -each.getLongValue()));
    return entries;
  }

  /** The lines of a dictionary, most frequent words first. */
  public String format() {
    StringBuilder text = new StringBuilder();
    for (Object2LongMap.Entry<String> each : byFrequency()) {
      text.append(each.getKey()).append(' ').append(each.getLongValue()).append('\n');
    }
    return text.toString();
  }

  /**
   * Reads a dictionary.
   *
   * @throws DataFormatException if the file is absent or a line is not a word and its count
   */
  public static WordCounts read(Path file) {
    WordCounts counts = new WordCounts();
    long number = 0;
    for (String line : lines(StrictUtf8.read(file))) {
      counts.addEntry(line, file, ++number);
    }
    return counts;
  }

  /** The words that occur at least so often. */
  public Set<String> atLeast(long threshold) {
    Set<String> words = new HashSet<>();
    for (Object2LongMap.Entry<String> each : counts.object2LongEntrySet()) {
      if (each.getLongValue() >= threshold) {
        words.add(each.getKey());
      }
    }
    return words;
  }

  /** The lines of a text, which end with LF; there is none after the last one. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    return lines;
  }
}

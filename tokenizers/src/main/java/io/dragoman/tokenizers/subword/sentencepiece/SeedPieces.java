package io.dragoman.tokenizers.subword.sentencepiece;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Frequent substrings of words, from which a unigram model is chosen: those that occur twice or
 * more and are followed by different characters, by way of a sorted list of all suffixes.
 */
final class SeedPieces {
  private static final int LONGEST = 16;
  private static final int SPACE = SentencePieceModel.SPACE.codePointAt(0);
  private static final int LONG_VOWEL_MARK = 0x30FC;

  /** A substring: where it starts in all words written one after the other. */
  private record Found(int start, int length, long frequency) {
    long score() {
      return frequency * length;
    }
  }

  private final int[] text; // words, each ended by 0
  private final int[] wordOf;
  private final long[] counts;
  private final List<Found> found = new ArrayList<>();

  private SeedPieces(List<int[]> words, long[] counts) {
    int size = words.stream().mapToInt(word -> word.length + 1).sum();
    this.counts = counts;
    text = new int[size];
    wordOf = new int[size];
    int place = 0;
    for (int i = 0; i < words.size(); i++) {
      int[] word = words.get(i);
      System.arraycopy(word, 0, text, place, word.length);
      Arrays.fill(wordOf, place, place + word.length + 1, i);
      place += word.length + 1;
    }
  }

  /**
   * The substrings with the most characters in all, of two characters or more.
   *
   * @param words code points; 0 is a character that belongs to no piece
   * @param counts of the words
   * @param most how many to give
   */
  static List<Unit> find(List<int[]> words, long[] counts, int most) {
    return new SeedPieces(words, counts).find(most);
  }

  /**
   * A piece in the making.
   *
   * @param characters its code points
   * @param weight how often it occurs, times its length
   */
  record Unit(int[] characters, double weight) {}

  private List<Unit> find(int most) {
    IntArrayList starts = new IntArrayList();
    for (int i = 0; i < text.length; i++) {
      if (text[i] != 0) {
        starts.add(i);
      }
    }
    int[] suffixes = starts.toIntArray();
    IntArrays.quickSort(suffixes, this::compare);
    collect(suffixes);
    found.sort(Comparator.comparingLong(Found::score).reversed().thenComparing(this::compareText));
    return found.stream()
        .limit(most)
        .map(
            each ->
                new Unit(
                    Arrays.copyOfRange(text, each.start(), each.start() + each.length()),
                    each.score()))
        .toList();
  }

  private int compare(int a, int b) {
    for (int i = 0; i <= LONGEST; i++) {
      if (text[a + i] != text[b + i]) {
        return Integer.compare(text[a + i], text[b + i]);
      }
      if (text[a + i] == 0) {
        break;
      }
    }
    return 0;
  }

  private int compareText(Found a, Found b) {
    return Arrays.compare(
        text, a.start(), a.start() + a.length(), text, b.start(), b.start() + b.length());
  }

  /** How many characters two suffixes have in common. */
  private int common(int a, int b) {
    int length = 0;
    while (length < LONGEST && text[a + length] != 0 && text[a + length] == text[b + length]) {
      length++;
    }
    return length;
  }

  /** Walks over the sorted suffixes with a stack of the prefixes that several of them share. */
  private void collect(int[] suffixes) {
    IntArrayList lengths = new IntArrayList();
    IntArrayList firsts = new IntArrayList();
    long[] sums = new long[suffixes.length + 1];
    for (int i = 0; i < suffixes.length; i++) {
      sums[i + 1] = sums[i] + counts[wordOf[suffixes[i]]];
    }
    for (int i = 1; i <= suffixes.length; i++) {
      int shared = i == suffixes.length ? 0 : common(suffixes[i - 1], suffixes[i]);
      int first = i - 1;
      while (!lengths.isEmpty() && lengths.topInt() > shared) {
        int length = lengths.popInt();
        first = firsts.popInt();
        add(suffixes[first], length, sums[i] - sums[first]);
      }
      if (shared > 0 && (lengths.isEmpty() || lengths.topInt() < shared)) {
        lengths.push(shared);
        firsts.push(first);
      }
    }
    wholeWords(suffixes);
  }

  /** Words that occur more than once but start no other word are substrings, too. */
  private void wholeWords(int[] suffixes) {
    for (int i = 0; i < suffixes.length; i++) {
      int start = suffixes[i];
      if (start > 0 && text[start - 1] != 0) {
        continue;
      }
      int length = common(start, start);
      boolean whole = text[start + length] == 0;
      boolean shared =
          (i > 0 && common(suffixes[i - 1], start) == length)
              || (i + 1 < suffixes.length && common(start, suffixes[i + 1]) == length);
      if (whole && !shared) {
        add(start, length, counts[wordOf[start]]);
      }
    }
  }

  private void add(int start, int length, long frequency) {
    if (length > 1 && frequency > 1 && isPiece(start, start + length)) {
      found.add(new Found(start, length, frequency));
    }
  }

  /** Whether a space is at the start only and all characters are of one script. */
  private boolean isPiece(int start, int end) {
    UnicodeScript script = null;
    for (int i = start; i < end; i++) {
      int c = text[i];
      if (c == SPACE) {
        if (i > start) {
          return false;
        }
        continue;
      }
      UnicodeScript next = script(c);
      if (next == UnicodeScript.INHERITED) {
        continue;
      }
      if (script != null && script != next) {
        return false;
      }
      script = next;
    }
    return true;
  }

  private static UnicodeScript script(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    boolean japanese =
        script == UnicodeScript.HIRAGANA
            || script == UnicodeScript.KATAKANA
            || c == LONG_VOWEL_MARK;
    return japanese ? UnicodeScript.HAN : script;
  }
}

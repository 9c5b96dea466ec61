package io.dragoman.tokenizers.subword.bpe;

import com.google.common.base.Preconditions;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2LongMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns byte pair encoding: again and again the most frequent pair of neighbouring symbols becomes
 * a new symbol (Sennrich, Haddow and Birch, ACL 2016). Of equally frequent pairs it takes the one
 * whose text is greatest by code points, as subword-nmt does.
 */
public final class BpeLearner {
  private static final int PRUNE_EVERY = 100;

  private final SymbolTable symbols = new SymbolTable();
  private final PairStatistics statistics = new PairStatistics(symbols);
  private final Long2ObjectOpenHashMap<IntArrayList> places = new Long2ObjectOpenHashMap<>();
  private final int[][] words;
  private final long[] frequencies;
  private final int characters;

  private BpeLearner(WordCounts counts) {
    List<Object2LongMap.Entry<String>> entries = counts.byFrequency();
    words = new int[entries.size()][];
    frequencies = new long[entries.size()];
    IntOpenHashSet inner = new IntOpenHashSet();
    IntOpenHashSet last = new IntOpenHashSet();
    for (int i = 0; i < words.length; i++) {
      words[i] = symbolsOf(entries.get(i).getKey());
      frequencies[i] = entries.get(i).getLongValue();
      for (int j = 0; j + 1 < words[i].length; j++) {
        inner.add(words[i][j]);
        statistics.count(words[i][j], words[i][j + 1], frequencies[i]);
        place(words[i][j], words[i][j + 1], i);
      }
      last.add(words[i][words[i].length - 1]);
    }
    statistics.complete();
    characters = inner.size() + last.size();
  }

  private int[] symbolsOf(String word) {
    int[] characters = word.codePoints().toArray();
    int[] ids = new int[characters.length];
    for (int i = 0; i < ids.length; i++) {
      String text = Character.toString(characters[i]);
      ids[i] = symbols.add(i == ids.length - 1 ? text + BpeCodes.END_OF_WORD : text);
    }
    return ids;
  }

  /**
   * Learns from word counts.
   *
   * @param size the number of merges or, if {@code total}, of merges and characters together
   * @param minFrequency learning ends when no pair is as frequent
   * @param total whether the characters, those inside and those at the end of words, count too
   * @return as many merges, or fewer if the words have no more
   * @throws IllegalArgumentException if there is no word
   */
  public static BpeCodes learn(WordCounts counts, int size, int minFrequency, boolean total) {
    Preconditions.checkArgument(size >= 0, "size is %s: it must be 0 or more", size);
    Preconditions.checkArgument(
        minFrequency >= 1, "min-frequency is %s: it must be 1 or more", minFrequency);
    Preconditions.checkArgument(
        counts.distinct() > 0, "subwords: the text has no word: give another");
    BpeLearner learner = new BpeLearner(counts);
    return learner.learn(total ? size - learner.characters : size, minFrequency);
  }

  private BpeCodes learn(int size, int minFrequency) {
    List<BpeCodes.Merge> merges = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long pair = statistics.best(i);
      if (pair < 0 || statistics.frequency(pair) < minFrequency) {
        break;
      }
      merges.add(
          new BpeCodes.Merge(
              symbols.text(SymbolTable.left(pair)), symbols.text(SymbolTable.right(pair))));
      merge(pair);
      if (i % PRUNE_EVERY == 0) {
        statistics.prune();
      }
    }
    return new BpeCodes(true, merges);
  }

  private void merge(long pair) {
    int left = SymbolTable.left(pair);
    int right = SymbolTable.right(pair);
    int merged = symbols.add(symbols.text(left) + symbols.text(right));
    statistics.clear(pair);
    IntArrayList members = places.remove(pair);
    if (members != null) {
      for (int i = 0; i < members.size(); i++) {
        mergeIn(members.getInt(i), left, right, merged);
      }
    }
    statistics.clear(pair);
  }

  private void mergeIn(int index, int left, int right, int merged) {
    int[] before = words[index];
    int[] after = replace(before, left, right, merged);
    if (after == before) {
      return;
    }
    words[index] = after;
    uncount(before, left, right, frequencies[index]);
    count(after, merged, index);
  }

  private static int[] replace(int[] word, int left, int right, int merged) {
    int[] result = new int[word.length];
    int size = 0;
    for (int i = 0; i < word.length; i++) {
      boolean found = word[i] == left && i + 1 < word.length && word[i + 1] == right;
      result[size++] = found ? merged : word[i];
      i += found ? 1 : 0;
    }
    return size == word.length ? word : Arrays.copyOf(result, size);
  }

  /** Takes away the pairs around each occurrence of the pair that was merged. */
  private void uncount(int[] word, int left, int right, long frequency) {
    int last = word.length - 1;
    for (int i = 0; i < last; i++) {
      if (word[i] != left || word[i + 1] != right) {
        continue;
      }
      if (i > 0) {
        statistics.add(word[i - 1], word[i], -frequency);
      }
      if (i + 1 < last) {
        boolean again = word[i + 2] == left && i + 2 < last && word[i + 3] == right;
        if (!again) { // else the next occurrence does it
          statistics.add(word[i + 1], word[i + 2], -frequency);
        }
      }
      i++;
    }
  }

  /** Counts the pairs around each occurrence of the new symbol. */
  private void count(int[] word, int merged, int index) {
    for (int i = 0; i < word.length; i++) {
      if (word[i] != merged) {
        continue;
      }
      if (i > 0) {
        statistics.add(word[i - 1], word[i], frequencies[index]);
        place(word[i - 1], word[i], index);
      }
      if (i + 1 < word.length && word[i + 1] != merged) {
        statistics.add(word[i], word[i + 1], frequencies[index]);
        place(word[i], word[i + 1], index);
      }
    }
  }

  private void place(int left, int right, int index) {
    IntArrayList members =
        places.computeIfAbsent(SymbolTable.pair(left, right), key -> new IntArrayList(2));
    if (members.isEmpty() || members.getInt(members.size() - 1) != index) {
      members.add(index);
    }
  }
}

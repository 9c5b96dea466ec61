package io.dragoman.tokenizers.subword.bpe;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Applies merges to one word at a time. Safe for use by many threads. */
final class MergeTable {
  private static final int NONE = Integer.MAX_VALUE;
  private static final int UNKNOWN = -1;

  private final SymbolTable symbols = new SymbolTable();
  private final boolean endsInSymbol;
  private final int endOfWord;
  private final Int2IntOpenHashMap inner = new Int2IntOpenHashMap();
  private final Int2IntOpenHashMap last = new Int2IntOpenHashMap();
  private final Long2IntOpenHashMap ranks;
  private final int[] merged;
  private final int longest;
  private final Map<String, BpeCodes.Merge> origins = new HashMap<>();

  MergeTable(BpeCodes codes) {
    endsInSymbol = codes.endsInSymbol();
    List<BpeCodes.Merge> merges = codes.merges();
    ranks = new Long2IntOpenHashMap(merges.size());
    ranks.defaultReturnValue(NONE);
    merged = new int[merges.size()];
    for (int i = 0; i < merged.length; i++) {
      BpeCodes.Merge merge = merges.get(i);
      long pair = SymbolTable.pair(addTo(merge.left()), addTo(merge.right()));
      merged[i] = addTo(merge.merged());
      ranks.putIfAbsent(pair, i);
    }
    longest = merges.stream().mapToInt(each -> each.merged().length()).max().orElse(0);
    inner.defaultReturnValue(UNKNOWN);
    last.defaultReturnValue(UNKNOWN);
    endOfWord = symbols.find(BpeCodes.END_OF_WORD);
    Set<BpeCodes.Merge> seen = new HashSet<>();
    for (int i = merged.length - 1; i >= 0; i--) { // of several origins the earliest counts
      if (seen.add(merges.get(i))) {
        origins.put(merges.get(i).merged(), merges.get(i));
      }
    }
  }

  /** Adds a symbol, also by its character if it has just one. */
  private int addTo(String text) {
    int id = symbols.add(text);
    if (isCharacter(text, text.length())) {
      inner.put(text.codePointAt(0), id);
    }
    int end = text.length() - BpeCodes.END_OF_WORD.length();
    if (end > 0 && text.endsWith(BpeCodes.END_OF_WORD) && isCharacter(text, end)) {
      last.put(text.codePointAt(0), id);
    }
    return id;
  }

  private static boolean isCharacter(String text, int end) {
    return end > 0 && Character.charCount(text.codePointAt(0)) == end;
  }

  /** The merge that gave a symbol, or null. */
  BpeCodes.Merge origin(String symbol) {
    return origins.get(symbol);
  }

  /**
   * The pieces of a word of two characters or more.
   *
   * @param dropout probability with which a merge is left out each time it could be made
   */
  String[] split(String word, double dropout, RandomGenerator random) {
    int[] ends = new int[word.length() + 1];
    int[] ids = new int[word.length() + 1];
    int size = 0;
    for (int i = 0; i < word.length(); ) {
      int c = word.codePointAt(i);
      i += Character.charCount(c);
      ids[size] = endsInSymbol && i == word.length() ? last.get(c) : inner.get(c);
      ends[size++] = i;
    }
    if (!endsInSymbol) {
      ids[size] = endOfWord;
      ends[size++] = word.length();
    }
    size = mergeAll(ids, ends, size, dropout, random);
    if (size > 1 && ends[size - 1] == ends[size - 2]) {
      size--; // the end of the word alone
    }
    String[] pieces = new String[size];
    for (int i = 0; i < size; i++) {
      pieces[i] = word.substring(i == 0 ? 0 : ends[i - 1], ends[i]);
    }
    return pieces;
  }

  /**
   * Adds the pieces that a word can have if merges are left out: every part of it that is a
   * character or a symbol, since the merges that a symbol came from can be made wherever its text
   * is.
   *
   * @param separator put after a piece that does not end the word
   */
  void addPieces(String word, String separator, Set<String> pieces) {
    for (int start = 0; start < word.length(); ) {
      int character = start + Character.charCount(word.codePointAt(start));
      int limit = Math.min(word.length(), Math.max(character, start + longest));
      for (int end = character; end <= limit; end++) {
        String part = word.substring(start, end);
        if (end == character || isSymbol(part, end == word.length())) {
          pieces.add(end == word.length() ? part : part + separator);
        }
      }
      start = character;
    }
  }

  private boolean isSymbol(String text, boolean last) {
    return last && symbols.find(text + BpeCodes.END_OF_WORD) >= 0
        || !(last && endsInSymbol) && symbols.find(text) >= 0;
  }

  /** Merges in place and returns the number of symbols left. */
  private int mergeAll(int[] ids, int[] ends, int size, double dropout, RandomGenerator random) {
    int[] candidates = new int[size];
    int left = size;
    boolean fresh = true;
    while (left > 1) {
      int best = NONE;
      for (int i = 0; i + 1 < left; i++) {
        if (dropout > 0) {
          boolean kept = random.nextDouble() > dropout;
          candidates[i] = kept ? rank(ids, i) : NONE;
        } else if (fresh) {
          candidates[i] = rank(ids, i);
        }
        best = Math.min(best, candidates[i]);
      }
      if (best == NONE) {
        break;
      }
      left = merge(ids, ends, candidates, left, best);
      fresh = false;
    }
    return left;
  }

  /** Makes one merge wherever it can be made, from left to right. */
  private int merge(int[] ids, int[] ends, int[] candidates, int size, int rank) {
    int to = 0;
    for (int from = 0; from < size; from++) {
      boolean found = from + 1 < size && candidates[from] == rank;
      ids[to] = found ? merged[rank] : ids[from];
      from += found ? 1 : 0;
      ends[to] = ends[from];
      candidates[to] = from + 1 < size ? candidates[from] : NONE;
      to++;
    }
    for (int i = 0; i + 1 < to; i++) {
      if (ids[i] == merged[rank] || ids[i + 1] == merged[rank]) {
        candidates[i] = rank(ids, i);
      }
    }
    return to;
  }

  private int rank(int[] ids, int i) {
    return ids[i] < 0 || ids[i + 1] < 0 ? NONE : ranks.get(SymbolTable.pair(ids[i], ids[i + 1]));
  }
}

package io.dragoman.tokenizers.subword.bpe;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/** Numbers symbols; equal text is one symbol, however it came about. */
final class SymbolTable {
  private final List<String> texts = new ArrayList<>();
  private final Object2IntOpenHashMap<String> ids = new Object2IntOpenHashMap<>();

  SymbolTable() {
    ids.defaultReturnValue(-1);
  }

  /** The number of a symbol, which is given one if needed. */
  int add(String text) {
    int id = ids.getInt(text);
    if (id < 0) {
      id = texts.size();
      texts.add(text);
      ids.put(text, id);
    }
    return id;
  }

  /** The number of a symbol, or -1. */
  int find(String text) {
    return ids.getInt(text);
  }

  String text(int id) {
    return texts.get(id);
  }

  /** Both numbers in one. */
  static long pair(int left, int right) {
    return (long) left << Integer.SIZE | right;
  }

  static int left(long pair) {
    return (int) (pair >> Integer.SIZE);
  }

  static int right(long pair) {
    return (int) pair;
  }
}

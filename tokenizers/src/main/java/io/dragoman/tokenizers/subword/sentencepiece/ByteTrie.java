package io.dragoman.tokenizers.subword.sentencepiece;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;

/** Finds all keys that a text starts with. */
final class ByteTrie {
  /** The node that every walk starts from. */
  static final int ROOT = 0;

  /** No such node, or no value. */
  static final int NONE = -1;

  private final Long2IntOpenHashMap children = new Long2IntOpenHashMap();
  private final IntArrayList values = new IntArrayList(new int[] {NONE});

  ByteTrie() {
    children.defaultReturnValue(NONE);
  }

  void put(byte[] key, int value) {
    int node = ROOT;
    for (byte each : key) {
      int child = child(node, each);
      if (child == NONE) {
        child = values.size();
        children.put(edge(node, each), child);
        values.add(NONE);
      }
      node = child;
    }
    values.set(node, value);
  }

  private static long edge(int node, byte label) {
    return (long) node << Byte.SIZE | label & 0xFF;
  }

  int child(int node, byte label) {
    return children.get(edge(node, label));
  }

  int value(int node) {
    return values.getInt(node);
  }

  /** The length of the longest key that the text has at this place, or 0. */
  int longest(byte[] text, int start) {
    int length = 0;
    int node = ROOT;
    for (int i = start; i < text.length; i++) {
      node = child(node, text[i]);
      if (node == NONE) {
        break;
      }
      if (value(node) != NONE) {
        length = i + 1 - start;
      }
    }
    return length;
  }
}

package io.dragoman.tokenizers.vocab;

import java.util.Comparator;

/**
 * Orders strings by code points.
 *
 * <p>{@link String#compareTo} orders by UTF-16 units, which puts U+1F600 before U+FF01.
 */
public enum CodePointOrder implements Comparator<String> {
  /** The order. */
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int i = 0; i < common; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean high = Character.isSurrogate(a);
        return high == Character.isSurrogate(b) ? Character.compare(a, b) : high ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}

package io.dragoman.evaluation;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.List;

/** Numbers for the tokens of a sentence and its references, so that equal tokens are equal. */
final class TokenIds {
  private final Object2IntOpenHashMap<String> ids = new Object2IntOpenHashMap<>();

  int[] of(List<String> tokens) {
    int[] result = new int[tokens.size()];
    for (int i = 0; i < result.length; i++) {
      int next = ids.size();
      result[i] = ids.computeIfAbsent(tokens.get(i), token -> next);
    }
    return result;
  }
}

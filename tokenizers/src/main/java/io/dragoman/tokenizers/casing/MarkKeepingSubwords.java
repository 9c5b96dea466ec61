package io.dragoman.tokenizers.casing;

import io.dragoman.tokenizers.Subwords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps case marks whole and lets other subwords cut and join what stands between them.
 *
 * @param subwords sees the tokens between two marks as a line of their own
 */
public record MarkKeepingSubwords(Subwords subwords) implements Subwords {

  @Override
  public List<String> split(List<String> tokens) {
    return between(tokens, subwords::split);
  }

  @Override
  public List<String> join(List<String> pieces) {
    return between(pieces, subwords::join);
  }

  static List<String> between(List<String> all, UnaryOperator<List<String>> change) {
    if (all.stream().noneMatch(CaseMarks::contains)) {
      return change.apply(all);
    }
    List<String> result = new ArrayList<>(all.size() * 2);
    int start = 0;
    for (int i = 0; i <= all.size(); i++) {
      boolean mark = i < all.size() && CaseMarks.contains(all.get(i));
      if ((mark || i == all.size()) && i > start) {
        result.addAll(change.apply(all.subList(start, i)));
      }
      if (mark) {
        result.add(all.get(i));
        start = i + 1;
      }
    }
    return result;
  }
}

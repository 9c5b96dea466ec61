package io.dragoman.tokenizers.tags;

import io.dragoman.tokenizers.Subwords;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Keeps tags at the beginning whole and lets other subwords cut and join what follows. */
record TaggedSubwords(LineTags tags, Subwords subwords) implements Subwords {

  @Override
  public List<String> split(List<String> tokens) {
    return after(tags, tokens, subwords::split);
  }

  @Override
  public List<String> join(List<String> pieces) {
    return after(tags, pieces, subwords::join);
  }

  static List<String> after(LineTags tags, List<String> all, UnaryOperator<List<String>> change) {
    int count = tags.count(all);
    if (count == 0) {
      return change.apply(all);
    }
    List<String> result = new ArrayList<>(all.subList(0, count));
    result.addAll(change.apply(all.subList(count, all.size())));
    return result;
  }
}

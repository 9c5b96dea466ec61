package io.dragoman.tokenizers.tags;

import io.dragoman.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.List;

/** Takes tags off a line before another tokenizer sees it. */
record TaggedTokenizer(LineTags tags, TextTokenizer tokenizer) implements TextTokenizer {

  @Override
  public List<String> tokenize(String line) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    for (int end = tags.end(line, start); end > start; end = tags.end(line, start)) {
      tokens.add(line.substring(start, end));
      start = Math.min(end + 1, line.length());
    }
    if (tokens.isEmpty()) {
      return tokenizer.tokenize(line);
    }
    List<String> rest = tokenizer.tokenize(line.substring(start));
    if (rest.isEmpty() && start < line.length()) {
      return rest; // white space of some kind: nothing is there that the tags belong to
    }
    tokens.addAll(rest);
    return tokens;
  }

  @Override
  public String detokenize(List<String> tokens) {
    int count = tags.count(tokens);
    String rest = tokenizer.detokenize(tokens.subList(count, tokens.size()));
    String start = String.join(" ", tokens.subList(0, count));
    return start.isEmpty() || rest.isEmpty() ? start + rest : start + " " + rest;
  }

  @Override
  public boolean marksJoins() {
    return tokenizer.marksJoins();
  }

  @Override
  public String name() {
    return "tags:" + tokenizer.name();
  }
}

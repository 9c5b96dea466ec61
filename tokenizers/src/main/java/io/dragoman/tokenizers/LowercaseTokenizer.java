package io.dragoman.tokenizers;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lowercases a line, by the rules of no particular language, before another tokenizer sees it. */
record LowercaseTokenizer(TextTokenizer tokenizer, String name) implements TextTokenizer {

  @Override
  public List<String> tokenize(String line) {
    return tokenizer.tokenize(line.toLowerCase(Locale.ROOT));
  }

  @Override
  public Optional<FactoredTokenizer> factored() {
    return tokenizer.factored().map(inner -> line -> inner.tokenize(line.toLowerCase(Locale.ROOT)));
  }

  @Override
  public String detokenize(List<String> tokens) {
    return tokenizer.detokenize(tokens);
  }

  @Override
  public boolean marksJoins() {
    return tokenizer.marksJoins();
  }
}

package io.dragoman.tokenizers;

import io.dragoman.tokenizers.normalization.TextNormalizer;
import java.util.List;
import java.util.Optional;

/** Normalizes a line before another tokenizer sees it. */
record NormalizingTokenizer(TextNormalizer normalizer, TextTokenizer tokenizer, String name)
    implements TextTokenizer {

  @Override
  public List<String> tokenize(String line) {
    return tokenizer.tokenize(normalizer.normalize(line));
  }

  @Override
  public Optional<FactoredTokenizer> factored() {
    return tokenizer.factored().map(inner -> line -> inner.tokenize(normalizer.normalize(line)));
  }

  @Override
  public String detokenize(List<String> tokens) {
    return tokenizer.detokenize(tokens);
  }
}

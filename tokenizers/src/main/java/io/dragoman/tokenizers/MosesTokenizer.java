package io.dragoman.tokenizers;

import io.dragoman.tokenizers.moses.Moses;
import java.util.List;

/** {@link Moses}, with a mark before tokens that equal a special one. */
record MosesTokenizer(Moses moses, String name) implements TextTokenizer {

  @Override
  public List<String> tokenize(String line) {
    List<String> tokens = moses.tokenize(line);
    tokens.replaceAll(WhitespaceTokenizer::escape);
    return tokens;
  }

  @Override
  public String detokenize(List<String> tokens) {
    return moses.detokenize(tokens.stream().map(WhitespaceTokenizer::unescape).toList());
  }
}

package io.dragoman.experiment;

import io.dragoman.data.SourceCodec;
import io.dragoman.tokenizers.FactoredToken;
import io.dragoman.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.List;

/** A tokenizer for words in a text whose words have factors behind them. */
record WordsOfFactors(TextTokenizer words) implements TextTokenizer {
  @Override
  public List<String> tokenize(String line) {
    List<String> plain = new ArrayList<>();
    for (String token : SourceCodec.tokensOf(line)) {
      plain.add(FactoredToken.tokenOf(token));
    }
    return words.tokenize(String.join(" ", plain));
  }

  @Override
  public String detokenize(List<String> tokens) {
    return words.detokenize(tokens);
  }

  @Override
  public String name() {
    return words.name();
  }
}

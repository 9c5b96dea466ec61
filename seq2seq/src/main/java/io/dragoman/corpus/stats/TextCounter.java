package io.dragoman.corpus.stats;

import io.dragoman.tokenizers.TextTokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts one text. */
final class TextCounter {
  private final TextTokenizer tokenizer;
  private final Optional<TypeCounts> known;
  private final LengthCounts lengths = new LengthCounts();
  private final TypeCounts types = new TypeCounts();
  private long characters;
  private long unknownTokens;

  TextCounter(TextTokenizer tokenizer, Optional<TypeCounts> known) {
    this.tokenizer = tokenizer;
    this.known = known;
  }

  /** Counts a line and returns its number of tokens. */
  int add(String line) {
    List<String> tokens = tokenizer.tokenize(line);
    characters += line.codePointCount(0, line.length());
    lengths.add(tokens.size());
    for (String token : tokens) {
      types.add(token);
      unknownTokens += known.isPresent() && !known.get().contains(token) ? 1 : 0;
    }
    return tokens.size();
  }

  /**
   * What was counted.
   *
   * @param sizes of vocabularies; those that the text has too few types for are left out
   */
  TextStatistics statistics(List<Integer> sizes) {
    long[] counts = types.sorted();
    int singletons = 0;
    while (singletons < counts.length && counts[singletons] == 1) {
      singletons++;
    }
    return new TextStatistics(
        lengths,
        characters,
        types.size(),
        singletons,
        coverage(counts, sizes),
        known.map(others -> new Unknown(unknownTokens, types.sizeWithout(others))));
  }

  private static List<Coverage> coverage(long[] counts, List<Integer> sizes) {
    List<Coverage> coverage = new ArrayList<>();
    long tokens = 0;
    int types = 0;
    for (int size : sizes.stream().sorted().toList()) {
      if (size <= counts.length) {
        while (types < size) {
          types++;
          tokens += counts[counts.length - types];
        }
        coverage.add(new Coverage(size, tokens));
      }
    }
    return List.copyOf(coverage);
  }
}

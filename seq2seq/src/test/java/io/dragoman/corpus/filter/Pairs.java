package io.dragoman.corpus.filter;

import io.dragoman.corpus.CorpusListener;
import io.dragoman.data.SentencePair;
import io.dragoman.tokenizers.TextTokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sentence pairs for tests, tokenized at white space. */
final class Pairs {
  private Pairs() {}

  static CandidatePair of(String source, String target) {
    return new CandidatePair(
        new SentencePair(1, source, target),
        TextTokenizers.create("whitespace"),
        TextTokenizers.create("whitespace"));
  }

  /** Files of pairs with a bar between the sides. */
  static PairFiles files(Path folder, List<String> pairs) throws IOException {
    List<String> sources = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    for (String pair : pairs) {
      int bar = pair.indexOf('|');
      sources.add(pair.substring(0, bar));
      targets.add(pair.substring(bar + 1));
    }
    return new PairFiles(
        Files.write(folder.resolve("source"), sources),
        Files.write(folder.resolve("target"), targets),
        TextTokenizers.create("whitespace"),
        TextTokenizers.create("whitespace"));
  }

  static List<CandidatePair> read(PairFiles files) {
    List<CandidatePair> pairs = new ArrayList<>();
    files.forEach("reading", CorpusListener.NONE, pairs::add);
    return pairs;
  }
}

package io.dragoman.corpus.filter;

import io.dragoman.corpus.CorpusListener;
import io.dragoman.corpus.ParallelLines;
import io.dragoman.data.SentencePair;
import io.dragoman.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two files whose lines translate each other, to be read as often as needed.
 *
 * @param source a line for each pair
 * @param target the same
 * @param sourceTokenizer what rules count in
 * @param targetTokenizer the same
 */
public record PairFiles(
    Path source, Path target, TextTokenizer sourceTokenizer, TextTokenizer targetTokenizer) {
  /**
   * Reads all pairs in order.
   *
   * @param activity what the listener hears
   * @throws io.dragoman.data.DataException if the files are not parallel or cannot be read
   */
  void forEach(String activity, CorpusListener listener, Consumer<CandidatePair> consumer) {
    try (ParallelLines lines = ParallelLines.open(List.of(source, target))) {
      for (List<String> row = lines.next(); row != null; row = lines.next()) {
        consumer.accept(candidate(new SentencePair(lines.line(), row.get(0), row.get(1))));
        listener.at(activity, lines.line(), lines.fraction());
      }
    }
  }

  CandidatePair candidate(SentencePair pair) {
    return new CandidatePair(pair, sourceTokenizer, targetTokenizer);
  }
}

package io.dragoman.corpus.stats;

import io.dragoman.corpus.CorpusListener;
import io.dragoman.corpus.ParallelLines;
import io.dragoman.tokenizers.TextTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statistics of parallel files, in one pass over them.
 *
 * @param texts of each file
 * @param ratios of the second file to the first, if there are two or more
 */
public record CorpusStatistics(List<TextStatistics> texts, Optional<RatioCounts> ratios) {
  /**
   * A text to count.
   *
   * @param tokenizer what tokens are
   * @param known types of another text to compare with
   */
  public record Text(Path file, TextTokenizer tokenizer, Optional<TypeCounts> known) {}

  /**
   * Counts.
   *
   * @param texts parallel files
   * @param sizes of vocabularies whose coverage is wanted
   * @throws io.dragoman.data.DataException if the files are not parallel or cannot be read
   */
  public static CorpusStatistics of(
      List<Text> texts, List<Integer> sizes, CorpusListener listener) {
    List<TextCounter> counters = new ArrayList<>();
    for (Text text : texts) {
      counters.add(new TextCounter(text.tokenizer(), text.known()));
    }
    RatioCounts ratios = new RatioCounts();
    try (ParallelLines lines = ParallelLines.open(texts.stream().map(Text::file).toList())) {
      for (List<String> row = lines.next(); row != null; row = lines.next()) {
        int first = counters.get(0).add(row.get(0));
        for (int i = 1; i < row.size(); i++) {
          int length = counters.get(i).add(row.get(i));
          if (i == 1) {
            ratios.add(first, length);
          }
        }
        listener.at("counting", lines.line(), lines.fraction());
      }
    }
    return new CorpusStatistics(
        counters.stream().map(each -> each.statistics(sizes)).toList(),
        texts.size() > 1 ? Optional.of(ratios) : Optional.empty());
  }
}

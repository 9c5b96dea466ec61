package io.dragoman.data;

import com.google.common.collect.AbstractIterator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Streams the pairs of several corpora, one corpus after the other, with lines numbered as {@link
 * CorpusLine} has it.
 *
 * <p>Iterating throws {@link DataException} where {@link ParallelCorpus} does.
 */
public final class ParallelCorpora extends AbstractIterator<SentencePair> implements AutoCloseable {
  private final List<ParallelCorpus> corpora;
  private int current;

  private ParallelCorpora(List<ParallelCorpus> corpora) {
    this.corpora = corpora;
  }

  /**
   * Opens all files.
   *
   * @param sources one for each corpus
   * @param targets as many
   * @param further sources of the first corpus
   * @throws DataException if one is missing, a directory or unreadable
   */
  public static ParallelCorpora open(List<Path> sources, List<Path> targets, List<Path> further) {
    ParallelCorpora all = new ParallelCorpora(new ArrayList<>());
    try {
      for (int i = 0; i < sources.size(); i++) {
        all.corpora.add(
            ParallelCorpus.open(sources.get(i), targets.get(i), i == 0 ? further : List.of()));
      }
      return all;
    } catch (DataException e) {
      all.close();
      throw e;
    }
  }

  /** The names of all files, for messages. */
  public String name() {
    return corpora.stream().map(ParallelCorpus::name).collect(Collectors.joining(", "));
  }

  /** A corpus, whose hashes are there once all pairs are read. */
  public ParallelCorpus corpus(int corpus) {
    return corpora.get(corpus);
  }

  @Override
  protected SentencePair computeNext() {
    while (current < corpora.size()) {
      ParallelCorpus corpus = corpora.get(current);
      if (corpus.hasNext()) {
        SentencePair pair = corpus.next();
        return new SentencePair(CorpusLine.of(current, pair.line()), pair.source(), pair.target());
      }
      current++;
    }
    return endOfData();
  }

  /** Closes all files. */
  @Override
  public void close() {
    corpora.forEach(ParallelCorpus::close);
  }
}

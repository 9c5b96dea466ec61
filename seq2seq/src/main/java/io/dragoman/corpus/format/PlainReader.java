package io.dragoman.corpus.format;

import io.dragoman.data.ParallelCorpus;
import io.dragoman.data.SentencePair;
import java.nio.file.Path;

/** Two files of which line {@code n} of one translates line {@code n} of the other. */
public final class PlainReader implements PairReader {
  private final ParallelCorpus corpus;

  private PlainReader(ParallelCorpus corpus) {
    this.corpus = corpus;
  }

  /**
   * Opens both files, compressed or not.
   *
   * @throws io.dragoman.data.DataException if one cannot be read
   */
  public static PlainReader open(Path source, Path target) {
    return new PlainReader(ParallelCorpus.open(source, target));
  }

  @Override
  public SentencePair next() {
    return corpus.hasNext() ? corpus.next() : null;
  }

  /** Always 0. */
  @Override
  public long skipped() {
    return 0;
  }

  @Override
  public long storedBytes() {
    return corpus.storedBytes();
  }

  @Override
  public void close() {
    corpus.close();
  }
}

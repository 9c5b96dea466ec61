package io.dragoman.cli;

import io.dragoman.corpus.filter.CorpusFilter;
import io.dragoman.data.SentencePair;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files for good pairs and for the others. */
final class FilterOutput implements CorpusFilter.Sink, AutoCloseable {
  private final ParallelOutput kept;
  private final Optional<Output> rejected;

  private FilterOutput(ParallelOutput kept, Optional<Output> rejected) {
    this.kept = kept;
    this.rejected = rejected;
  }

  /**
   * Opens files.
   *
   * @throws CommandException if one cannot be written
   */
  static FilterOutput open(Path source, Path target, Optional<Path> rejected, Console console) {
    ParallelOutput kept = ParallelOutput.open(List.of(source, target), console);
    try {
      return new FilterOutput(kept, rejected.map(file -> Output.open(Optional.of(file), console)));
    } catch (CommandException e) {
      kept.close();
      throw e;
    }
  }

  @Override
  public void kept(SentencePair pair) {
    kept.row(List.of(pair.source(), pair.target()));
  }

  @Override
  public void removed(SentencePair pair, String rule) {
    rejected.ifPresent(
        output ->
            output.line(
                String.join(
                    "\t",
                    rule,
                    Long.toString(pair.line()),
                    pair.source().replace('\t', ' '),
                    pair.target().replace('\t', ' '))));
  }

  /** Gives the files their names. */
  void commit() {
    kept.commit();
    rejected.ifPresent(Output::commit);
  }

  @Override
  public void close() {
    kept.close();
    rejected.ifPresent(Output::close);
  }
}

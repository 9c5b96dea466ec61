package io.dragoman.cli;

import com.google.common.collect.AbstractIterator;
import io.dragoman.data.Utf8Lines;
import io.dragoman.translate.ScoredTranslation;
import io.dragoman.translate.ScoringTask;
import io.dragoman.translate.TranslationScorer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Contrastive evaluation (Sennrich 2017): how often a model finds the right translation more
 * probable than one with an error put into it.
 *
 * @param normalize whether the mean of a piece is compared, not the sum
 * @param details whether each line's scores are told
 */
record ContrastiveScoring(boolean normalize, boolean details) {
  /** Reads, scores and writes. */
  void run(Path source, Path right, Path wrong, TranslationScorer scorer, Output out) {
    try (Utf8Lines sources = Utf8Lines.open(source);
        Utf8Lines rights = Utf8Lines.open(right);
        Utf8Lines wrongs = Utf8Lines.open(wrong)) {
      Triples triples = new Triples(sources, rights, wrongs);
      long[] counts = new long[3]; // lines, preferred, equal
      scorer.score(
          triples,
          scored -> {
            double better = score(scored.get(0));
            double worse = score(scored.get(1));
            counts[0]++;
            counts[1] += better > worse ? 1 : 0;
            counts[2] += better == worse ? 1 : 0;
            if (details) {
              out.line(
                  "%s\t%s\t%s"
                      .formatted(
                          better > worse ? "right" : better == worse ? "equal" : "wrong",
                          ScoreFormat.number(better),
                          ScoreFormat.number(worse)));
            }
          });
      out.line(
          String.format(
              Locale.ROOT,
              "accuracy %.4f  preferred %d of %d  equal %d",
              (double) counts[1] / counts[0],
              counts[1],
              counts[0],
              counts[2]));
    }
  }

  private double score(ScoredTranslation scored) {
    return normalize ? scored.mean() : scored.logProbability();
  }

  /** Lines of three files that belong together. */
  private static final class Triples extends AbstractIterator<ScoringTask> {
    private final Utf8Lines sources;
    private final Utf8Lines rights;
    private final Utf8Lines wrongs;

    Triples(Utf8Lines sources, Utf8Lines rights, Utf8Lines wrongs) {
      this.sources = sources;
      this.rights = rights;
      this.wrongs = wrongs;
    }

    @Override
    protected ScoringTask computeNext() {
      String source = sources.next();
      String right = rights.next();
      String wrong = wrongs.next();
      if (source == null && right == null && wrong == null) {
        if (sources.line() == 0) {
          throw new CommandException(sources.name() + ": empty: it must have at least one line");
        }
        return endOfData();
      }
      if (source == null || right == null || wrong == null) {
        throw new CommandException(
            String.format(
                Locale.ROOT,
                "%s has %,d lines, %s %,d and %s %,d: line n of all three must belong together",
                sources.name(),
                count(sources),
                rights.name(),
                count(rights),
                wrongs.name(),
                count(wrongs)));
      }
      return new ScoringTask(source, List.of(right, wrong));
    }

    private static long count(Utf8Lines lines) {
      while (lines.next() != null) {
        // The line itself is not needed.
      }
      return lines.line();
    }
  }
}

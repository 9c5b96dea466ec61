package io.dragoman.alignment;

import io.dragoman.data.DataException;
import io.dragoman.data.Utf8Lines;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * How well alignments A agree with those of a person, sure links S among possible ones P (Och and
 * Ney 2003): precision {@code |A and P| / |A|}, recall {@code |A and S| / |S|}, alignment error
 * rate {@code 1 - (|A and S| + |A and P|) / (|A| + |S|)}.
 *
 * @param sentences pairs compared
 * @param links of A
 * @param sure links of S
 * @param foundSure links of A in S
 * @param foundPossible links of A in P
 */
public record AlignmentQuality(
    long sentences, long links, long sure, long foundSure, long foundPossible) {

  /**
   * Compares two files, line by line.
   *
   * @param gold by a person, with links such as {@code 0-0} if sure and {@code 0p0} if possible
   * @param alignments lines that {@link Pharaoh} reads
   * @throws DataException if a line has a fault or one file has more lines
   */
  public static AlignmentQuality compare(Path gold, Path alignments) {
    AlignmentQuality sum = new AlignmentQuality(0, 0, 0, 0, 0);
    try (Utf8Lines golden = Utf8Lines.open(gold);
        Utf8Lines others = Utf8Lines.open(alignments)) {
      for (long line = 1; ; line++) {
        String wanted = golden.next();
        String given = others.next();
        if (wanted == null && given == null) {
          return sum;
        }
        if (wanted == null || given == null) {
          Utf8Lines shorter = wanted == null ? golden : others;
          throw new DataException(
              shorter.name()
                  + ": ends before line "
                  + line
                  + ": both files must have a line for each pair");
        }
        String where = ": line " + line;
        sum =
            sum.plus(
                GoldAlignment.parse(wanted, golden.name() + where),
                Pharaoh.parse(given, others.name() + where, Integer.MAX_VALUE, Integer.MAX_VALUE));
      }
    }
  }

  private AlignmentQuality plus(GoldAlignment gold, int[] given) {
    Set<Long> found = new HashSet<>();
    for (int i = 0; i < given.length; i += 2) {
      found.add(GoldAlignment.key(given[i], given[i + 1]));
    }
    return new AlignmentQuality(
        sentences + 1,
        links + found.size(),
        sure + gold.sure().size(),
        foundSure + found.stream().filter(gold.sure()::contains).count(),
        foundPossible + found.stream().filter(gold.possible()::contains).count());
  }

  /** The share of links that are possible; 1 without links. */
  public double precision() {
    return links == 0 ? 1 : (double) foundPossible / links;
  }

  /** The share of sure links that were found; 1 if there are none. */
  public double recall() {
    return sure == 0 ? 1 : (double) foundSure / sure;
  }

  /** The alignment error rate, AER; 0 is best. */
  public double errorRate() {
    return links + sure == 0 ? 0 : 1 - (double) (foundSure + foundPossible) / (links + sure);
  }
}

package io.dragoman.cli;

import io.dragoman.bench.FmaPeak;
import io.dragoman.training.Phase;
import io.dragoman.training.PhaseTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the time of training went, for people. */
final class ProfileTable {
  private final PhaseTimes times;
  private final int parallel;

  /**
   * Describes times.
   *
   * @param times of at least one update
   * @param parallel shards computed at the same time
   */
  ProfileTable(PhaseTimes times, int parallel) {
    this.times = times;
    this.parallel = parallel;
  }

  /** A line for every phase, then the whole, then the work. */
  List<String> lines(Optional<FmaPeak> peak) {
    List<String> lines = new ArrayList<>();
    lines.add(text("%-18s%12s%9s", "phase", "ms/update", "share"));
    for (Phase phase : Phase.values()) {
      lines.add(row(phase.label(), times.wallNanos(phase, parallel)));
    }
    lines.add(row("other", times.otherNanos(parallel)));
    lines.add(row("all", (double) times.wallNanos()));
    lines.add(work(peak));
    return lines;
  }

  /** The phases of an update in one line. */
  String brief() {
    StringBuilder line = new StringBuilder();
    double updates = times.updateNanos();
    line.append(text("%.1f ms/update:", updates / 1e6 / times.updates()));
    String separator = " ";
    for (Phase phase : Phase.values()) {
      if (phase.isPartOfUpdate()) {
        double share = 100 * times.wallNanos(phase, parallel) / updates;
        line.append(text("%s%s %.0f%%", separator, phase.label(), share));
        separator = ", ";
      }
    }
    return line.append(text(", other %.0f%%", 100 * times.otherNanos(parallel) / updates))
        .toString();
  }

  private String row(String label, double nanos) {
    double share = 100 * nanos / times.wallNanos();
    return text("%-18s%12.2f%8.1f%%", label, nanos / 1e6 / times.updates(), share);
  }

  private String work(Optional<FmaPeak> peak) {
    double rate = times.operations() * 1e9 / times.updateNanos();
    String line =
        text(
            "updates alone: %.0f target tok/s, %.1f MFLOP/token, %.1f GFLOP/s",
            times.targetTokens() * 1e9 / times.updateNanos(),
            times.operations() / 1e6 / times.targetTokens(),
            rate / 1e9);
    return line + peak.map(each -> ofPeak(rate, each)).orElse("");
  }

  /** The part of the peak that a rate is. */
  static String ofPeak(double rate, FmaPeak peak) {
    return text(
        ", %.1f%% of the peak of %s (%.1f GFLOP/s)",
        100 * rate / peak.allThreads(),
        peak.threads() == 1 ? "1 thread" : peak.threads() + " threads",
        peak.allThreads() / 1e9);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

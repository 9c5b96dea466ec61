package io.dragoman.cli;

import io.dragoman.evaluation.Signature;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** How scores are written. */
enum ReportFormat {
  TEXT {
    @Override
    EvaluationReport report(PrintStream out, List<Signature> signatures, int width, boolean bare) {
      return new TextReport(out, signatures, width, bare);
    }
  },
  JSON {
    @Override
    EvaluationReport report(PrintStream out, List<Signature> signatures, int width, boolean bare) {
      return new JsonReport(out, signatures, width);
    }
  },
  LATEX {
    @Override
    EvaluationReport report(PrintStream out, List<Signature> signatures, int width, boolean bare) {
      return new LatexReport(out, signatures, width);
    }
  };

  /**
   * A writer.
   *
   * @param signatures of the metrics, in the order of results
   * @param width digits after the point
   * @param bare whether only scores are wanted, where the format allows that
   */
  abstract EvaluationReport report(
      PrintStream out, List<Signature> signatures, int width, boolean bare);

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.dragoman.cli;

import io.dragoman.alignment.AlignmentQuality;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares word alignments with those of a person. */
@Command(
    name = "evaluate-alignment",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tell how well word alignments agree with those of a person: precision, recall and"
          + " alignment error rate (AER, Och and Ney 2003), in per cent.",
      "Line n of each file is about pair n. The person's links are sure, such as 0-0, or possible,"
          + " such as 0p0; possible ones are not missed if they are not found."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman evaluate-alignment --gold sample.gold --alignment ibm1.align attention.align"
    })
final class EvaluateAlignmentCommand implements Runnable {
  @Option(
      names = "--gold",
      required = true,
      paramLabel = "FILE",
      description = "Alignments by a person.")
  private Path gold;

  @Option(
      names = "--alignment",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Alignments to judge, such as those of \"dragoman align\".")
  private List<Path> alignments;

  private final Console console;

  EvaluateAlignmentCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    TextTable table =
        new TextTable().row("alignment", List.of("pairs", "links", "precision", "recall", "AER"));
    for (Path each : alignments) {
      AlignmentQuality quality = AlignmentQuality.compare(gold, each);
      table.row(
          each.toString(),
          List.of(
              String.format(Locale.ROOT, "%,d", quality.sentences()),
              String.format(Locale.ROOT, "%,d", quality.links()),
              percent(quality.precision()),
              percent(quality.recall()),
              percent(quality.errorRate())));
    }
    table.lines().forEach(console.out()::println);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}

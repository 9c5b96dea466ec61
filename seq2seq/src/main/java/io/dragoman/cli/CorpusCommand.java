package io.dragoman.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands around corpora. */
@Command(
    name = "corpus",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Prepare the text that models learn from.",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman corpus filter --source raw.de --target raw.en \\",
      "      --output-source clean.de --output-target clean.en \\",
      "      --drop-empty --tokens 1:100 --max-ratio 3 --deduplicate pair",
      "  dragoman corpus split --test 1000 --dev 1000 --input clean.de clean.en \\",
      "      --output parts",
      "  dragoman corpus stats --input parts/test.de --against parts/train.de"
    })
final class CorpusCommand implements Runnable {
  @Spec private CommandSpec spec;

  private CorpusCommand() {}

  /** The command with those below it. */
  static CommandLine create(Console console) {
    return new CommandLine(new CorpusCommand())
        .addSubcommand(new CorpusGetCommand(console))
        .addSubcommand(new CorpusConvertCommand(console))
        .addSubcommand(new CorpusFilterCommand(console))
        .addSubcommand(new CorpusShuffleCommand(console))
        .addSubcommand(new CorpusSplitCommand(console))
        .addSubcommand(new CorpusSampleCommand(console))
        .addSubcommand(new CorpusStatsCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}

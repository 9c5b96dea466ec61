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
    commandListHeading = "%nCommands:%n")
final class CorpusCommand implements Runnable {
  @Spec private CommandSpec spec;

  private CorpusCommand() {}

  /** The command with those below it. */
  static CommandLine create(Console console) {
    return new CommandLine(new CorpusCommand())
        .addSubcommand(new CorpusGetCommand(console))
        .addSubcommand(new CorpusConvertCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}

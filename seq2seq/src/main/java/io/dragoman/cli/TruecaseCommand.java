package io.dragoman.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands around truecasing. */
@Command(
    name = "truecase",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Write the first words of sentences as they are written elsewhere, and take it back.",
      "The text is tokenized as by Moses; files and results are those of its scripts."
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman truecase learn --input train.tok.de --output de.truecase",
      "  dragoman truecase apply --model de.truecase < test.tok.de > test.tc.de",
      "  dragoman truecase undo < test.tc.de > test.tok.de"
    })
final class TruecaseCommand implements Runnable {
  @Spec private CommandSpec spec;

  private TruecaseCommand() {}

  /** The command with those below it. */
  static CommandLine create(Console console) {
    return new CommandLine(new TruecaseCommand())
        .addSubcommand(new TruecaseLearnCommand(console))
        .addSubcommand(new TruecaseApplyCommand(console))
        .addSubcommand(new TruecaseUndoCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}

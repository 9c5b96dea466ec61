package io.dragoman.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands around subwords. */
@Command(
    name = "subword",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Learn subwords, cut words into them and put them together again.",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  dragoman subword learn --size 8000 --input train.de train.en --output codes",
      "  dragoman subword apply --codes codes < test.de > test.bpe.de",
      "  dragoman subword undo < test.bpe.de > test.de"
    })
final class SubwordCommand implements Runnable {
  @Spec private CommandSpec spec;

  private SubwordCommand() {}

  /** The command with those below it. */
  static CommandLine create(Console console) {
    return new CommandLine(new SubwordCommand())
        .addSubcommand(new SubwordLearnCommand(console))
        .addSubcommand(new SubwordApplyCommand(console))
        .addSubcommand(new SubwordUndoCommand(console))
        .addSubcommand(new SubwordVocabCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}

package io.dragoman.examples.handwriting;

import io.dragoman.cli.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands that recognize handwritten digits. */
@Command(
    name = "handwriting",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Recognize digits and strings of digits from the way of a pen, by recurrent networks (an"
            + " example).",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman handwriting train --model runs/handwriting",
      "  dragoman handwriting train --data pendigits/train.tsv --model runs/pendigits",
      "  dragoman handwriting evaluate --data pendigits/test.tsv --model runs/pendigits"
    })
public final class HandwritingCommand implements Runnable {
  @Spec private CommandSpec spec;

  private HandwritingCommand() {}

  /** The command with those below it. */
  public static CommandLine create(Console console) {
    return new CommandLine(new HandwritingCommand())
        .addSubcommand(new HandwritingTrainCommand(console))
        .addSubcommand(new HandwritingEvaluateCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}

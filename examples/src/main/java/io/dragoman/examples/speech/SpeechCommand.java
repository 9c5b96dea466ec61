package io.dragoman.examples.speech;

import io.dragoman.cli.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands that recognize spoken words. */
@Command(
    name = "speech",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Recognize strings of spoken words: an encoder reads sound, a decoder with attention writes"
            + " (an example).",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman speech train --model runs/speech",
      "  dragoman speech train --data fsdd --model runs/fsdd",
      "  dragoman speech evaluate --model runs/fsdd --strings fsdd/strings.dev.tsv",
      "  dragoman speech transcribe --model runs/fsdd a.wav b.wav"
    })
public final class SpeechCommand implements Runnable {
  @Spec private CommandSpec spec;

  private SpeechCommand() {}

  /** The command with those below it. */
  public static CommandLine create(Console console) {
    return new CommandLine(new SpeechCommand())
        .addSubcommand(new SpeechTrainCommand(console))
        .addSubcommand(new SpeechEvaluateCommand(console))
        .addSubcommand(new SpeechTranscribeCommand(console));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}

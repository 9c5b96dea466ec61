package io.dragoman.examples;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import io.dragoman.examples.demo.DemoCommand;
import io.dragoman.examples.handwriting.HandwritingCommand;
import io.dragoman.examples.speech.SpeechCommand;
import java.util.List;

/** Entry point of the packaged command line. */
public final class Dragoman {
  private Dragoman() {}

  /** Runs a command of the command line, the demo or another example. */
  public static void main(String[] args) {
    Console console = Console.system();
    System.exit(Main.run(args, console, commands(console)));
  }

  /** The commands besides those of the command line. */
  static List<?> commands(Console console) {
    return List.of(
        new DemoCommand(console),
        SpeechCommand.create(console),
        HandwritingCommand.create(console));
  }
}

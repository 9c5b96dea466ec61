package io.dragoman.examples;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import io.dragoman.examples.clockwork.ClockworkCommand;
import io.dragoman.examples.demo.DemoCommand;
import io.dragoman.examples.gradients.GradientsCommand;
import io.dragoman.examples.handwriting.HandwritingCommand;
import io.dragoman.examples.language.LanguageModelCommand;
import io.dragoman.examples.series.TimeSeriesCommand;
import io.dragoman.examples.speech.SpeechCommand;
import io.dragoman.examples.tasks.TaskCommand;
import java.util.List;

/** Entry point of the packaged command line. */
public final class Dragoman {
  private Dragoman() {}

  /** The demo and the applications of the recurrent layers. */
  static List<?> commands(Console console) {
    return List.of(
        new DemoCommand(console),
        new LanguageModelCommand(console),
        new ClockworkCommand(console),
        new GradientsCommand(console),
        new TimeSeriesCommand(console),
        new TaskCommand(console),
        SpeechCommand.create(console),
        HandwritingCommand.create(console));
  }

  /** Runs a command of the command line, the demo or an application. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true"); // pictures need no screen
    Console console = Console.system();
    System.exit(Main.run(args, console, commands(console)));
  }
}

package io.dragoman.examples;

import io.dragoman.cli.Console;
import io.dragoman.cli.Main;
import io.dragoman.examples.demo.DemoCommand;
import io.dragoman.examples.tasks.TaskCommand;
import java.util.List;

/** Entry point of the packaged command line. */
public final class Dragoman {
  private Dragoman() {}

  /** Runs a command of the command line, or one of the examples. */
  public static void main(String[] args) {
    Console console = Console.system();
    System.exit(
        Main.run(args, console, List.of(new DemoCommand(console), new TaskCommand(console))));
  }
}

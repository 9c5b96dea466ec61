package io.dragoman.cli;

import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.config.ConfigException;
import io.dragoman.data.DataException;
import io.dragoman.io.ParameterFileException;
import io.dragoman.tokenizers.vocab.DataFormatException;
import io.dragoman.training.TrainingException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into one line and an exit code. */
final class Failures {
  static final int FAILURE = 1;
  static final int USAGE = 2;

  /** Their messages are written for users. */
  private static final List<Class<? extends Throwable>> EXPECTED =
      List.of(
          CommandException.class,
          CheckpointException.class,
          ConfigException.class,
          DataException.class,
          DataFormatException.class,
          ParameterFileException.class,
          TrainingException.class,
          IllegalArgumentException.class,
          UncheckedIOException.class);

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  /** Reports what stopped a command. */
  int failed(Throwable failure, boolean debug) {
    console.out().flush();
    console.err().println("dragoman: " + message(failure));
    if (debug) {
      failure.printStackTrace(console.err());
    }
    return FAILURE;
  }

  /** Reports a wrong use of the command line. */
  int misused(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    String message = oneLine(failure.getMessage());
    if (failure instanceof UnmatchedArgumentException unmatched) {
      message = unmatched(unmatched);
    }
    console
        .err()
        .println(
            "dragoman: "
                + message
                + ": see "
                + command.getCommandSpec().qualifiedName()
                + " --help");
    return USAGE;
  }

  private static String unmatched(UnmatchedArgumentException failure) {
    String argument = failure.getUnmatched().get(0);
    boolean root = failure.getCommandLine().getParent() == null;
    String kind = failure.isUnknownOption() ? "option" : root ? "command" : "argument";
    String message = "unknown " + kind + " '" + argument + "'";
    List<String> nearest = failure.getSuggestions();
    return nearest.isEmpty() ? message : message + ": did you mean '" + nearest.get(0) + "'?";
  }

  static String message(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return String.format(
          Locale.ROOT,
          "out of memory with a heap of %,d MB: give the JVM more, such as -Xmx8g, or work in"
              + " smaller batches",
          Runtime.getRuntime().maxMemory() >> 20);
    }
    boolean expected = EXPECTED.stream().anyMatch(type -> type.isInstance(failure));
    if (expected && failure.getMessage() != null) {
      return oneLine(failure.getMessage());
    }
    String what = failure.getClass().getSimpleName();
    String message = failure.getMessage() == null ? what : what + ": " + failure.getMessage();
    return oneLine(message) + " (unexpected: run again with --debug for the place)";
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*[\\r\\n]+\\s*", "; ");
  }
}

package io.dragoman.cli;

import io.dragoman.checkpoint.CheckpointException;
import io.dragoman.config.ConfigException;
import io.dragoman.config.NearestName;
import io.dragoman.corpus.download.DownloadException;
import io.dragoman.data.DataException;
import io.dragoman.io.ParameterFileException;
import io.dragoman.marian.MarianException;
import io.dragoman.plot.PictureException;
import io.dragoman.tokenizers.vocab.DataFormatException;
import io.dragoman.training.TrainingException;
import io.dragoman.translate.TranslationException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
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
          DownloadException.class,
          MarianException.class,
          ParameterFileException.class,
          TrainingException.class,
          TranslationException.class,
          PictureException.class,
          IllegalArgumentException.class,
          UncheckedIOException.class);

  private static final Pattern CHOICES =
      Pattern.compile("expected one of \\[(.*)] \\(case-sensitive\\)");

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
  int misused(ParameterException failure, String[] arguments) {
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    String message = withoutConstants(oneLine(failure.getMessage()));
    if (failure instanceof UnmatchedArgumentException unmatched) {
      message = unknown(command, unmatched.getUnmatched().get(0));
    } else if (failure instanceof MissingParameterException) {
      message =
          firstUnknownOption(command, arguments)
              .map(option -> unknown(command, option))
              .orElse(message);
    }
    String text = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    console.err().println("dragoman: " + text + " (see " + command.qualifiedName() + " --help)");
    return USAGE;
  }

  /** Picocli lists the names of Java's constants beside those that users know. */
  private static String withoutConstants(String message) {
    return CHOICES
        .matcher(message)
        .replaceAll(
            list ->
                Arrays.stream(list.group(1).split(", "))
                    .filter(each -> !each.matches("[A-Z0-9_]+"))
                    .collect(Collectors.joining(", ", "expected one of ", "")));
  }

  /** A mistyped option is often why a required one is missing. */
  private static Optional<String> firstUnknownOption(CommandSpec command, String[] arguments) {
    return Arrays.stream(arguments)
        .filter(each -> each.startsWith("--"))
        .map(each -> each.replaceFirst("=.*", ""))
        .filter(each -> !command.optionsMap().containsKey(each))
        .findFirst();
  }

  private static String unknown(CommandSpec command, String argument) {
    boolean option = argument.startsWith("-");
    boolean subcommand = !option && !command.subcommands().isEmpty();
    Set<String> known = option ? command.optionsMap().keySet() : command.subcommands().keySet();
    String kind = option ? "option" : subcommand ? "command" : "argument";
    return "unknown "
        + kind
        + " '"
        + argument
        + "'"
        + NearestName.of(argument, List.copyOf(known))
            .map(nearest -> ": did you mean '" + nearest + "'?")
            .orElse("");
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

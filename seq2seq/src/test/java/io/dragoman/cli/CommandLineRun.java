package io.dragoman.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * What a command did.
 *
 * @param code its exit code
 * @param out standard output
 * @param err standard error
 */
record CommandLineRun(int code, String out, String err) {
  /** Runs a command without input. */
  static CommandLineRun of(Object... arguments) {
    return withInput("", arguments);
  }

  /** Runs a command with text to read. */
  static CommandLineRun withInput(String input, Object... arguments) {
    return withInput(input.getBytes(UTF_8), arguments);
  }

  /** Runs a command with bytes to read. */
  static CommandLineRun withInput(byte[] input, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = Console.of(new ByteArrayInputStream(input), out, err, 0);
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    int code = Main.run(words, console, List.of());
    return new CommandLineRun(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** The lines of standard output. */
  List<String> lines() {
    return out.lines().toList();
  }
}

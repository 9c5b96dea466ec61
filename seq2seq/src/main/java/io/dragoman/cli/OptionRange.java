package io.dragoman.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses values of options that are out of their range. */
public final class OptionRange {
  private OptionRange() {}

  /**
   * Requires a whole number of at least {@code least}.
   *
   * @throws ParameterException if it is less
   */
  public static void atLeast(CommandSpec command, String option, int value, int least) {
    if (value < least) {
      require(command, false, option + " is " + value + ": must be at least " + least);
    }
  }

  /**
   * Requires a condition of the options.
   *
   * @throws ParameterException with the message if it does not hold
   */
  public static void require(CommandSpec command, boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}

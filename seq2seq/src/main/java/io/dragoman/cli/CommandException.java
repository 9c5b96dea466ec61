package io.dragoman.cli;

/** A command cannot do its work; the message is one line with the remedy. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandException(String message) {
    super(message);
  }
}

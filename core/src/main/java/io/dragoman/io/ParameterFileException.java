package io.dragoman.io;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of tensors cannot be used; the message is one line with file, place, values, remedy. */
public final class ParameterFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ParameterFileException(String message) {
    super(message);
  }

  private ParameterFileException(String message, IOException cause) {
    super(message, cause);
  }

  /** The file could not be read or written at all. */
  static ParameterFileException of(Path file, String action, IOException cause) {
    if (cause instanceof NoSuchFileException && action.equals("read")) {
      return new ParameterFileException(file + ": does not exist: check the path", cause);
    }
    String reason = cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return new ParameterFileException(
        file + ": cannot be " + action + " (" + reason + "): check path, rights and space", cause);
  }
}

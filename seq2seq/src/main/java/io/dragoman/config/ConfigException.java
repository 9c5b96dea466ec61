package io.dragoman.config;

/** A configuration that cannot be used; the message is one line with the key and the remedy. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigException(String message) {
    super(message);
  }
}

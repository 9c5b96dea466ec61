package io.dragoman.corpus.download;

/** A corpus cannot be had; the message is one line with the place and the remedy. */
public final class DownloadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DownloadException(String message) {
    super(message);
  }

  DownloadException(String message, Throwable cause) {
    super(message, cause);
  }
}

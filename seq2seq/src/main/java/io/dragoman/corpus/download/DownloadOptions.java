package io.dragoman.corpus.download;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param connectTimeout for a connection to be made
 * @param stallTimeout for an answer to begin, and for {@link #stallBytes} bytes of it to come
 * @param stallBytes the least that must come in that time
 * @param attempts how often a file is asked for before it is given up
 * @param firstPause between the first and the second attempt; it doubles from one to the next
 * @param longestPause the most between two attempts; a server that wants more is given up
 * @param largestFile the most bytes that a file may have
 * @param agent how the program introduces itself to servers
 */
public record DownloadOptions(
    Duration connectTimeout,
    Duration stallTimeout,
    int stallBytes,
    int attempts,
    Duration firstPause,
    Duration longestPause,
    long largestFile,
    String agent) {
  /** What suits public servers and slow lines. */
  public static DownloadOptions standard(String agent) {
    return new DownloadOptions(
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        1_000,
        6,
        Duration.ofSeconds(1),
        Duration.ofSeconds(120),
        4L << 30,
        agent);
  }

  /** The same with another number of attempts. */
  public DownloadOptions withAttempts(int number) {
    return new DownloadOptions(
        connectTimeout,
        stallTimeout,
        stallBytes,
        number,
        firstPause,
        longestPause,
        largestFile,
        agent);
  }

  /** The same with another limit of size. */
  public DownloadOptions withLargestFile(long bytes) {
    return new DownloadOptions(
        connectTimeout, stallTimeout, stallBytes, attempts, firstPause, longestPause, bytes, agent);
  }

  /** The pause after an attempt that failed, the first being 1. */
  Duration pauseAfter(int attempt) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(20, attempt - 1));
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}

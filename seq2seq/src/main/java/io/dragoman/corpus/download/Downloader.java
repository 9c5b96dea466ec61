package io.dragoman.corpus.download;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Downloads files by HTTP.
 *
 * <p>A download that was interrupted goes on where it was, if the server still has the same file;
 * attempts that fail are repeated with growing pauses; and a file has its name only when it is
 * complete and, where its hash is known, right.
 */
public final class Downloader {
  /** Lets time pass. */
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  private final DownloadOptions options;
  private final DownloadListener listener;
  private final Sleeper sleeper;
  private final HttpClient client;

  public Downloader(DownloadOptions options, DownloadListener listener) {
    this(options, listener, time -> Thread.sleep(time.toMillis()));
  }

  Downloader(DownloadOptions options, DownloadListener listener, Sleeper sleeper) {
    this.options = options;
    this.listener = listener;
    this.sleeper = sleeper;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.connectTimeout())
            .build();
  }

  /**
   * Downloads a file.
   *
   * @param sha256 what its hash must be, if that is known
   * @return its SHA-256
   * @throws DownloadException if it cannot be had or is another than wanted
   */
  public String fetch(URI uri, Path file, Optional<String> sha256) {
    Redirects.check(uri);
    try (PartialFile partial = PartialFile.open(file, uri)) {
      boolean pieced = partial.size() > 0;
      pieced |= attempts(uri, file, partial) > 1;
      String hash = Sha256.of(partial.path());
      if (pieced && !hash.equals(sha256.orElse(hash))) {
        listener.retrying(name(file), "the pieces do not fit", Duration.ZERO);
        partial.clear();
        attempts(uri, file, partial);
        hash = Sha256.of(partial.path());
      }
      if (!hash.equals(sha256.orElse(hash))) {
        partial.delete();
        throw new DownloadException(
            uri
                + ": its SHA-256 is "
                + hash
                + " and not "
                + sha256.get()
                + ": the file is not the one that was wanted");
      }
      partial.complete();
      return hash;
    } catch (IOException e) {
      throw new DownloadException(
          file + ": cannot be written (" + e + "): check path and space", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DownloadException(file + ": interrupted: run again to go on", e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Tries until the file is complete; how often. */
  private int attempts(URI uri, Path file, PartialFile partial)
      throws IOException, InterruptedException {
    Transfer transfer = new Transfer(client, options, listener, uri, name(file), partial);
    for (int attempt = 1; ; attempt++) {
      try {
        transfer.run();
        return attempt;
      } catch (TransferException e) {
        Duration pause = options.pauseAfter(attempt);
        if (e.pause().compareTo(pause) > 0) {
          pause = e.pause();
        }
        if (attempt >= options.attempts()) {
          throw new DownloadException(
              String.format(
                  Locale.ROOT,
                  "%s: %s, in %d attempts: run again later to go on",
                  uri,
                  e.getMessage(),
                  attempt),
              e);
        }
        if (pause.compareTo(options.longestPause()) > 0) {
          throw new DownloadException(
              String.format(
                  Locale.ROOT,
                  "%s: %s and wants a pause of %,d s: run again then",
                  uri,
                  e.getMessage(),
                  pause.toSeconds()),
              e);
        }
        listener.retrying(name(file), e.getMessage(), pause);
        sleeper.sleep(pause);
      }
    }
  }
}

package io.dragoman.corpus.download;

import java.time.Duration;
import java.util.OptionalLong;

/** Hears how downloads go. */
public interface DownloadListener {
  /** Hears nothing. */
  DownloadListener NONE =
      new DownloadListener() {
        @Override
        public void received(String file, long bytes, OptionalLong total) {}

        @Override
        public void retrying(String file, String failure, Duration pause) {}
      };

  /**
   * More of a file is there.
   *
   * @param bytes all so far, with those of earlier runs
   * @param total its size, if the server said it
   */
  void received(String file, long bytes, OptionalLong total);

  /** An attempt failed, and after a pause there will be another. */
  void retrying(String file, String failure, Duration pause);
}

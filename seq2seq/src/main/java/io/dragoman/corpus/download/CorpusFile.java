package io.dragoman.corpus.download;

import java.net.URI;
import java.util.Optional;

/**
 * A file of a corpus.
 *
 * @param name its name at its home and here
 * @param sha256 its hash, where it is published
 * @param place its address, if it is not the corpus's base with the name
 */
public record CorpusFile(String name, Optional<String> sha256, Optional<URI> place) {
  static CorpusFile of(String name) {
    return new CorpusFile(name, Optional.empty(), Optional.empty());
  }

  static CorpusFile of(String name, String sha256) {
    return new CorpusFile(name, Optional.of(sha256), Optional.empty());
  }

  /**
   * A file that is known by its address alone.
   *
   * @throws DownloadException if the address does not end with a name
   */
  public static CorpusFile at(URI place) {
    String path = String.valueOf(place.getPath());
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (!EntryName.isPlain(name)) {
      throw new DownloadException(place + ": names no file: give the address of one");
    }
    return new CorpusFile(name, Optional.empty(), Optional.of(place));
  }

  /** Its address. */
  URI uri(URI base) {
    String slash = base.toString().endsWith("/") ? "" : "/";
    return place.orElseGet(() -> URI.create(base + slash + name));
  }
}

package io.dragoman.corpus.download;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How to get a corpus.
 *
 * @param mirror the address that names of files are added to, in place of the corpus's home
 * @param hashes the hashes that files must have, by name
 * @param force whether files that are there are downloaded again and replaced
 * @param limits what archives may hold
 */
public record GetOptions(
    Optional<URI> mirror, Map<String, String> hashes, boolean force, UnpackLimits limits) {
  public GetOptions {
    hashes = Map.copyOf(hashes);
    hashes.values().forEach(Sha256::parse);
  }

  /** The corpus's home, its published hashes, and nothing is replaced. */
  public static GetOptions standard() {
    return new GetOptions(Optional.empty(), Map.of(), false, UnpackLimits.standard());
  }
}

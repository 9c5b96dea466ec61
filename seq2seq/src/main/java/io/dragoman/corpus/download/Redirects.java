package io.dragoman.corpus.download;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a server may send a download. */
final class Redirects {
  static final int MOST = 8;

  private static final Set<Integer> CODES = Set.of(301, 302, 303, 307, 308);

  private Redirects() {}

  static boolean is(int status) {
    return CODES.contains(status);
  }

  /**
   * The place that an answer names.
   *
   * @throws DownloadException if there is none, if it is no place on the web, or if it would give
   *     up encryption
   */
  static URI next(URI from, Optional<String> location) {
    String place =
        location.orElseThrow(
            () -> new DownloadException(from + ": redirects, but does not say where to"));
    URI to;
    try {
      to = from.resolve(place);
    } catch (IllegalArgumentException e) {
      throw new DownloadException(from + ": redirects to '" + place + "', which is no address", e);
    }
    check(to);
    if (scheme(from).equals("https") && scheme(to).equals("http")) {
      throw new DownloadException(
          from + ": redirects to " + to + ", which is not encrypted: not followed");
    }
    return to;
  }

  /**
   * Checks that an address is one of the web.
   *
   * @throws DownloadException if it is not
   */
  static void check(URI uri) {
    boolean web = scheme(uri).equals("https") || scheme(uri).equals("http");
    if (!web || uri.getHost() == null) {
      throw new DownloadException(uri + ": not an address that starts with https:// or http://");
    }
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }
}

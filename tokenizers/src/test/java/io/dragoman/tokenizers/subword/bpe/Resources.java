package io.dragoman.tokenizers.subword.bpe;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Files beside the tests. */
final class Resources {
  private Resources() {}

  static Path file(String name) {
    try {
      return Path.of(Resources.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

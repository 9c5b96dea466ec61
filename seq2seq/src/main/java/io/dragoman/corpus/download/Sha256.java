package io.dragoman.corpus.download;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Hashes as 64 hexadecimal digits. */
final class Sha256 {
  private Sha256() {}

  static String of(Path file) throws IOException {
    return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
  }

  /**
   * Checks a hash that somebody typed.
   *
   * @throws IllegalArgumentException if it is none
   */
  static String parse(String text) {
    String hash = text.strip().toLowerCase(Locale.ROOT);
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is no SHA-256: give 64 hexadecimal digits");
    }
    return hash;
  }
}

package io.dragoman.corpus.download;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The hashes of downloaded files, in a file beside them that {@code sha256sum -c} can check. What a
 * file had when it came first, it must have when it comes again.
 */
final class HashList {
  static final String NAME = "SHA256SUMS";

  private final Path file;
  private final Map<String, String> hashes = new TreeMap<>();

  private HashList(Path file) {
    this.file = file;
  }

  /**
   * Reads the list of a folder, which may not be there yet.
   *
   * @throws DownloadException if a line is no hash with a name
   */
  static HashList of(Path folder) throws IOException {
    HashList list = new HashList(folder.resolve(NAME));
    if (Files.exists(list.file)) {
      int number = 0;
      for (String line : Files.readAllLines(list.file, UTF_8)) {
        number++;
        if (!line.matches("[0-9a-f]{64} [ *].+")) {
          throw new DownloadException(
              list.file + ": line " + number + ": is not a SHA-256 and a name: remove it");
        }
        list.hashes.put(line.substring(66), line.substring(0, 64));
      }
    }
    return list;
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(hashes.get(name));
  }

  /** Adds a hash and writes the list. */
  void put(String name, String hash) throws IOException {
    if (hash.equals(hashes.put(name, hash))) {
      return;
    }
    String text =
        hashes.entrySet().stream()
            .map(each -> each.getValue() + "  " + each.getKey() + "\n")
            .collect(Collectors.joining());
    Path partial = file.resolveSibling(NAME + ".partial");
    Files.writeString(partial, text, UTF_8);
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}

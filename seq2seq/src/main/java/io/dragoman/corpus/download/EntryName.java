package io.dragoman.corpus.download;

import java.nio.file.Path;

/** Names inside archives, which an attacker may have chosen. */
final class EntryName {
  private static final int LONGEST = 200;
  private static final int DEEPEST = 10;

  private EntryName() {}

  /**
   * Where an entry goes below a folder.
   *
   * @throws DownloadException if the name would lead elsewhere, or is none on some system
   */
  static Path below(Path folder, Path archive, String name) {
    String[] parts = name.split("/", -1);
    boolean good = !name.isEmpty() && name.length() <= LONGEST && parts.length <= DEEPEST;
    Path place = folder;
    for (String part : parts) {
      good = good && isPlain(part);
      if (good) {
        place = place.resolve(part);
      }
    }
    if (!good || !place.normalize().startsWith(folder.normalize())) {
      throw new DownloadException(
          archive
              + ": has an entry '"
              + printable(name)
              + "', which would not stay inside the folder: nothing is unpacked");
    }
    return place;
  }

  /** Whether a name is that of one file or folder, and means nothing else on any system. */
  static boolean isPlain(String part) {
    return !part.isEmpty()
        && !part.equals(".")
        && !part.equals("..")
        && part.chars().noneMatch(c -> c < ' ' || c == 0x7F || c == '\\' || c == ':');
  }

  /** A name as part of a message of one line. */
  static String printable(String name) {
    String visible = name.replaceAll("\\p{Cntrl}", "?");
    return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "...";
  }
}

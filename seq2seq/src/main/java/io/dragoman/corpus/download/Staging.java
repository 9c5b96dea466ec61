package io.dragoman.corpus.download;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder beside what it will be part of, which is gone after use. */
final class Staging implements AutoCloseable {
  private final Path target;
  private final Path folder;

  private Staging(Path target, Path folder) {
    this.target = target;
    this.folder = folder;
  }

  static Staging in(Path target) throws IOException {
    return new Staging(target, Files.createTempDirectory(target, ".unpacking-"));
  }

  Path folder() {
    return folder;
  }

  /**
   * Moves all files to where they belong.
   *
   * @throws DownloadException if one is there already and may not be replaced; nothing is moved
   *     then
   */
  List<Path> install(boolean force) throws IOException {
    List<Path> names;
    try (Stream<Path> all = Files.walk(folder)) {
      names = all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
    for (Path name : names) {
      Path place = target.resolve(name);
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !force) {
        throw new DownloadException(
            place + ": is there already: remove it, or replace it with --force");
      }
    }
    for (Path name : names) {
      Path place = target.resolve(name);
      Files.createDirectories(place.getParent());
      Files.move(folder.resolve(name), place, StandardCopyOption.REPLACE_EXISTING);
    }
    return names.stream().map(target::resolve).toList();
  }

  @Override
  public void close() throws IOException {
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}

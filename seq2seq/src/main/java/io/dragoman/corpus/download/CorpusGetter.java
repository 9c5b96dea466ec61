package io.dragoman.corpus.download;

import io.dragoman.corpus.format.TsvReader;
import io.dragoman.data.DataException;
import io.dragoman.data.SentencePair;
import io.dragoman.data.Utf8Lines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a corpus's files: downloads them into the folder {@code downloads}, checks their hashes
 * against what is published, demanded or was there before, unpacks them, checks that both sides
 * have as many lines as they must, and only then puts the text into the folder.
 */
public final class CorpusGetter {
  /** Where files are kept as they came. */
  static final String DOWNLOADS = "downloads";

  private final Downloader downloader;
  private final GetOptions options;

  public CorpusGetter(Downloader downloader, GetOptions options) {
    this.downloader = downloader;
    this.options = options;
  }

  /**
   * Gets a corpus.
   *
   * @return its files of text, in the order of {@link CorpusHome#textNames}
   * @throws DownloadException if that is not possible, or if some of the files are there already
   */
  public List<Path> get(CorpusHome home, Path folder) {
    List<Path> texts = home.textNames().stream().map(folder::resolve).toList();
    if (!options.force() && texts.stream().allMatch(Files::exists)) {
      return texts;
    }
    refuseToReplace(texts);
    try {
      List<Path> archives = new ArrayList<>();
      for (CorpusFile file : home.files()) {
        archives.add(download(options.mirror().orElse(home.base()), file, folder));
      }
      try (Staging staging = Staging.in(folder)) {
        for (Path archive : archives) {
          unpack(archive, staging);
        }
        if (home.table().isPresent()) {
          splitTable(home, home.table().get(), staging.folder());
        }
        for (TextPart part : home.parts()) {
          check(home, part, staging.folder());
        }
        staging.install(options.force());
      }
      return texts;
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    }
  }

  /**
   * Gets and unpacks any file.
   *
   * @return what was in it
   * @throws DownloadException if that is not possible, or if a file is there already
   */
  public List<Path> get(URI uri, Path folder) {
    CorpusFile file = CorpusFile.at(uri);
    try {
      Path archive = download(uri, file, folder);
      try (Staging staging = Staging.in(folder)) {
        unpack(archive, staging);
        return staging.install(options.force());
      }
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    }
  }

  private static DownloadException cannotWrite(Path folder, IOException e) {
    return new DownloadException(
        folder + ": cannot be written (" + e + "): check path and space", e);
  }

  private void refuseToReplace(List<Path> texts) {
    Optional<Path> there = texts.stream().filter(Files::exists).findFirst();
    if (there.isPresent() && !options.force()) {
      throw new DownloadException(
          there.get() + ": is there already: remove it, or replace it with --force");
    }
  }

  private Path download(URI base, CorpusFile file, Path folder) throws IOException {
    Path downloads = folder.resolve(DOWNLOADS);
    Files.createDirectories(downloads);
    HashList list = HashList.of(downloads);
    Path place = downloads.resolve(file.name());
    Optional<String> demanded =
        Optional.ofNullable(options.hashes().get(file.name())).map(Sha256::parse);
    Optional<String> published = demanded.or(file::sha256);
    Optional<String> before = options.force() ? Optional.empty() : list.get(file.name());
    Optional<String> wanted = published.or(() -> before);
    if (Files.exists(place) && !options.force()) {
      String hash = Sha256.of(place);
      if (!hash.equals(wanted.orElse(hash))) {
        throw new DownloadException(
            place
                + ": its SHA-256 is "
                + hash
                + " and not "
                + wanted.get()
                + ": remove it, or download it again with --force");
      }
      list.put(file.name(), hash);
      return place;
    }
    list.put(file.name(), downloader.fetch(file.uri(base), place, wanted));
    return place;
  }

  /** A damaged file is removed, or else it would be taken for the right one ever after. */
  private void unpack(Path archive, Staging staging) throws IOException {
    try {
      Unpacker.unpack(archive, staging.folder(), options.limits());
    } catch (DownloadException e) {
      Files.deleteIfExists(archive);
      throw new DownloadException(
          e.getMessage() + "; the download is removed: get it again, or from another server", e);
    }
  }

  private static void splitTable(CorpusHome home, TableEntry entry, Path folder)
      throws IOException {
    Path table = folder.resolve(entry.name());
    List<Path> sides = home.textNames().stream().map(folder::resolve).toList();
    try (TsvReader reader = TsvReader.open(table, entry.firstColumn(), entry.secondColumn());
        BufferedWriter first = Files.newBufferedWriter(sides.get(0));
        BufferedWriter second = Files.newBufferedWriter(sides.get(1))) {
      for (SentencePair pair = reader.next(); pair != null; pair = reader.next()) {
        first.append(pair.source()).append('\n');
        second.append(pair.target()).append('\n');
      }
    } catch (DataException e) {
      throw new DownloadException(home.name() + ": not as expected: " + e.getMessage(), e);
    }
  }

  private static void check(CorpusHome home, TextPart part, Path folder) {
    long first = lines(home, folder.resolve(part.file(home.firstLanguage())));
    long second = lines(home, folder.resolve(part.file(home.secondLanguage())));
    long expected = part.lines() == 0 ? first : part.lines();
    if (first != expected || second != expected || first == 0) {
      throw new DownloadException(
          String.format(
              Locale.ROOT,
              "%s: %s has %,d lines in %s and %,d in %s%s: the server's files are not the corpus",
              home.name(),
              part.stem(),
              first,
              home.firstLanguage(),
              second,
              home.secondLanguage(),
              part.lines() == 0
                  ? ""
                  : String.format(Locale.ROOT, " and must have %,d", part.lines())));
    }
  }

  private static long lines(CorpusHome home, Path file) {
    try (Utf8Lines lines = Utf8Lines.open(file)) {
      while (lines.next() != null) {
        // Only their number counts, and that they are UTF-8.
      }
      return lines.line();
    } catch (DataException e) {
      throw new DownloadException(home.name() + ": not as expected: " + e.getMessage(), e);
    }
  }
}

package io.dragoman.corpus.download;

import io.dragoman.data.Compression;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks archives of unknown origin into an empty folder.
 *
 * <p>An archive is refused as a whole if an entry would leave the folder, is a link or a device,
 * comes twice, or if there are too many entries or too many bytes; sizes are counted, not believed.
 */
public final class Unpacker {
  private static final int BUFFER = 1 << 16;

  /** The kinds of entries of a tar that are files; the library takes devices for files too. */
  private static final Set<Byte> FILES =
      Set.of(TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG);

  private final Path archive;
  private final Path folder;
  private final UnpackLimits limits;
  private final long mostBytes;
  private long bytes;
  private int entries;

  private Unpacker(Path archive, Path folder, UnpackLimits limits) throws IOException {
    this.archive = archive;
    this.folder = folder;
    this.limits = limits;
    mostBytes = limits.bytesFor(Files.size(archive));
  }

  /**
   * Unpacks {@code .zip}, {@code .tar}, {@code .tar.gz}, {@code .tgz}, {@code .tar.zst}, {@code
   * .gz} and {@code .zst}, and copies other files.
   *
   * @throws DownloadException if the archive is damaged or hostile; what was unpacked before stays
   *     in the folder
   */
  public static void unpack(Path archive, Path folder, UnpackLimits limits) {
    try {
      new Unpacker(archive, folder, limits).run();
    } catch (ZipException | EOFException e) {
      throw damaged(archive, Compression.reason(e), e);
    } catch (IOException e) {
      throw damaged(archive, String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
      throw damaged(archive, "no archive that its name promises", e);
    }
  }

  private static DownloadException damaged(Path archive, String reason, Exception cause) {
    return new DownloadException(archive + ": cannot be unpacked (" + reason + ")", cause);
  }

  private void run() throws IOException {
    String name = String.valueOf(archive.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".zip")) {
      zip();
    } else if (name.endsWith(".tgz")) {
      tar(Compression.GZIP);
    } else if (Compression.nameWithin(archive).toLowerCase(Locale.ROOT).endsWith(".tar")) {
      tar(Compression.of(archive));
    } else {
      try (InputStream raw = Files.newInputStream(archive);
          InputStream in = Compression.of(archive).decompress(raw)) {
        file(Compression.nameWithin(archive), in);
      }
    }
  }

  private void zip() throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        if (entry.isDirectory()) {
          directory(entry.getName());
          continue;
        }
        if (entry.isUnixSymlink()) {
          throw notAFile(entry.getName());
        }
        if (!zip.canReadEntryData(entry)) {
          throw new ZipException("an entry is encrypted or compressed in an unknown way");
        }
        try (InputStream in = zip.getInputStream(entry)) {
          file(entry.getName(), in);
        }
      }
    }
  }

  private void tar(Compression compression) throws IOException {
    try (InputStream raw = Files.newInputStream(archive);
        TarArchiveInputStream tar = new TarArchiveInputStream(compression.decompress(raw))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isDirectory()) {
          directory(entry.getName());
        } else if (FILES.contains(entry.getLinkFlag())) {
          file(entry.getName(), tar);
        } else {
          throw notAFile(entry.getName());
        }
      }
    }
  }

  private DownloadException notAFile(String name) {
    return new DownloadException(
        archive
            + ": has an entry '"
            + EntryName.printable(name)
            + "' that is a link or a device: nothing is unpacked");
  }

  private void directory(String name) throws IOException {
    countEntry();
    String plain = name.replaceFirst("^(\\./)+", "").replaceFirst("/$", "");
    if (!plain.isEmpty() && !plain.equals(".")) {
      Files.createDirectories(EntryName.below(folder, archive, plain));
    }
  }

  private void file(String name, InputStream in) throws IOException {
    countEntry();
    Path place = EntryName.below(folder, archive, name.replaceFirst("^(\\./)+", ""));
    try {
      Files.createDirectories(place.getParent());
      try (OutputStream out =
          Files.newOutputStream(
              place,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS)) {
        copy(in, out);
      }
    } catch (FileAlreadyExistsException e) {
      throw new DownloadException(
          archive + ": has '" + EntryName.printable(name) + "' twice: nothing is unpacked", e);
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      bytes += count;
      if (bytes > mostBytes) {
        throw new DownloadException(
            String.format(
                Locale.ROOT,
                "%s: holds more than %,d bytes, which is the most for its size: nothing is unpacked",
                archive,
                mostBytes));
      }
      out.write(buffer, 0, count);
    }
  }

  private void countEntry() {
    entries++;
    if (entries > limits.entries()) {
      throw new DownloadException(
          String.format(
              Locale.ROOT,
              "%s: has more than %,d entries: nothing is unpacked",
              archive,
              limits.entries()));
    }
  }
}

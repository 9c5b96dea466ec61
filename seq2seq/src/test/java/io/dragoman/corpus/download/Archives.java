package io.dragoman.corpus.download;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.data.Compression;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Makes archives, hostile ones too. */
final class Archives {
  private Archives() {}

  /** A zip of names and texts in turn. */
  static Path zip(Path file, String... namesAndTexts) {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        ZipArchiveEntry entry = new ZipArchiveEntry(namesAndTexts[i]);
        zip.putArchiveEntry(entry);
        zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
        zip.closeArchiveEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A zip with a symbolic link and a file that would be written through it. */
  static Path zipWithLink(Path file, String target) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      ZipArchiveEntry link = new ZipArchiveEntry("link");
      link.setUnixMode(UnixStat.LINK_FLAG | 0777);
      zip.putArchiveEntry(link);
      zip.write(target.getBytes(UTF_8));
      zip.closeArchiveEntry();
      zip.putArchiveEntry(new ZipArchiveEntry("link/evil"));
      zip.write('x');
      zip.closeArchiveEntry();
    }
    return file;
  }

  /** A tar, compressed as its name says, of names and texts in turn. */
  static Path tar(Path file, String... namesAndTexts) throws IOException {
    try (TarArchiveOutputStream tar = open(file)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] bytes = namesAndTexts[i + 1].getBytes(UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(namesAndTexts[i], true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
    return file;
  }

  /** A tar with one entry of a kind that is no file. */
  static Path tarWith(Path file, byte kind) throws IOException {
    try (TarArchiveOutputStream tar = open(file)) {
      TarArchiveEntry entry = new TarArchiveEntry("special", kind);
      if (kind == TarConstants.LF_SYMLINK || kind == TarConstants.LF_LINK) {
        entry.setLinkName("/etc/passwd");
      }
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    return file;
  }

  private static TarArchiveOutputStream open(Path file) throws IOException {
    Compression compression =
        file.toString().endsWith(".tgz") ? Compression.GZIP : Compression.of(file);
    OutputStream out = compression.compress(Files.newOutputStream(file));
    return new TarArchiveOutputStream(out);
  }
}

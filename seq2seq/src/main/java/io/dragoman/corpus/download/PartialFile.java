package io.dragoman.corpus.download;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * A download that is not complete: {@code FILE.part} with the bytes so far, and {@code
 * FILE.part.info} that tells of which version of which file they are.
 */
final class PartialFile implements AutoCloseable {
  private final Path file;
  private final Path part;
  private final Path info;
  private final URI uri;
  private final FileChannel channel;
  private Properties version;

  private PartialFile(Path file, Path part, URI uri, FileChannel channel) {
    this.file = file;
    this.part = part;
    info = part.resolveSibling(part.getFileName() + ".info");
    this.uri = uri;
    this.channel = channel;
  }

  /**
   * Opens what there is, or makes it.
   *
   * @throws DownloadException if another process is at it
   */
  static PartialFile open(Path file, URI uri) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new OverlappingFileLockException();
      }
      PartialFile partial = new PartialFile(file, part, uri, channel);
      partial.readInfo();
      return partial;
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new DownloadException(
          file + ": is being downloaded by another process: wait for it", e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The bytes that are there. */
  long size() throws IOException {
    return channel.size();
  }

  /** What a server can tell a changed file by: a strong entity tag, or else the date of change. */
  Optional<String> validator() {
    String tag = version.getProperty("etag", "");
    return !tag.isEmpty() && !tag.startsWith("W/")
        ? Optional.of(tag)
        : Optional.ofNullable(version.getProperty("last-modified"));
  }

  /** The size that the whole file has, if the server said it. */
  OptionalLong total() {
    String total = version.getProperty("total");
    return total == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(total));
  }

  /** Whether an answer is about another version than the bytes that are there. */
  boolean differs(Optional<String> etag, Optional<String> lastModified, OptionalLong total) {
    return differs("etag", etag)
        || differs("last-modified", lastModified)
        || total.isPresent() && total().isPresent() && !total.equals(total());
  }

  private boolean differs(String key, Optional<String> value) {
    String known = version.getProperty(key);
    return known != null && value.isPresent() && !known.equals(value.get());
  }

  /** Starts again, with a version of the file. */
  void restart(Optional<String> etag, Optional<String> lastModified, OptionalLong total)
      throws IOException {
    channel.truncate(0);
    version = new Properties();
    version.setProperty("url", uri.toString());
    etag.ifPresent(value -> version.setProperty("etag", value));
    lastModified.ifPresent(value -> version.setProperty("last-modified", value));
    total.ifPresent(value -> version.setProperty("total", String.valueOf(value)));
    try (Writer writer = Files.newBufferedWriter(info)) {
      version.store(writer, "download of " + file.getFileName());
    }
  }

  /** Drops the bytes that are there. */
  void clear() throws IOException {
    channel.truncate(0);
    version = new Properties();
    Files.deleteIfExists(info);
  }

  void append(List<ByteBuffer> bytes) throws IOException {
    channel.position(channel.size());
    for (ByteBuffer buffer : bytes) {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }

  /** What the file will be called. */
  Path file() {
    return file;
  }

  /** Where the bytes so far are. */
  Path path() {
    return part;
  }

  /** Gives the file its name. */
  void complete() throws IOException {
    channel.force(true);
    channel.close();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(info);
  }

  /** Removes what is there. */
  void delete() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
    Files.deleteIfExists(info);
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      boolean empty = channel.size() == 0;
      channel.close();
      if (empty) {
        delete();
      }
    }
  }

  private void readInfo() throws IOException {
    version = new Properties();
    if (Files.exists(info)) {
      try (Reader reader = Files.newBufferedReader(info)) {
        version.load(reader);
      } catch (IllegalArgumentException e) {
        version = new Properties();
      }
    }
    String total = version.getProperty("total", "0");
    boolean usable =
        uri.toString().equals(version.getProperty("url")) && total.matches("[0-9]{1,18}");
    if (!usable) {
      clear();
    }
  }
}

package io.dragoman.checkpoint;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.dragoman.training.Learner;
import io.dragoman.training.TrainingState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints in a model directory, open for one training process at a time.
 *
 * <p>A checkpoint is written beside its place and renamed when complete, so a crash leaves the
 * earlier ones whole. The file {@code best} names the best one.
 */
public final class CheckpointStore implements AutoCloseable {
  private static final String BEST = "best";
  private static final String LOCK = ".lock";
  private static final String PARTIAL = ".partial";
  private static final Pattern NAME = Pattern.compile("update-[0-9]{7,}");

  private final Path directory;
  private final int keep;
  private final FileChannel lock;

  private CheckpointStore(Path directory, int keep, FileChannel lock) {
    this.directory = directory;
    this.keep = keep;
    this.lock = lock;
  }

  /**
   * Opens a model directory for training; creates it if needed and removes what a crash left half
   * written.
   *
   * @param keep how many of the newest checkpoints stay besides the best
   * @throws CheckpointException if it cannot be written or another process trains in it
   */
  public static CheckpointStore open(Path directory, int keep) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(channel)) {
        channel.close();
        throw new CheckpointException(
            directory + ": another process trains in it: wait for it or use another --model");
      }
      for (Path each : entries(directory, name -> name.endsWith(PARTIAL))) {
        MoreFiles.deleteRecursively(each, RecursiveDeleteOption.ALLOW_INSECURE);
      }
      return new CheckpointStore(directory, keep, channel);
    } catch (IOException e) {
      throw new CheckpointException(
          directory + ": cannot be written (" + e + "): choose a folder that can be written");
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /**
   * Writes a checkpoint and removes those no longer kept.
   *
   * @param best whether it is the best so far
   * @throws CheckpointException if it cannot be written; the earlier ones are left as they are
   */
  public void save(Checkpoint.Fixed fixed, TrainingState state, Learner learner, boolean best) {
    String name = String.format(Locale.ROOT, "update-%07d", state.update());
    Path partial = directory.resolve(name + PARTIAL);
    Path place = directory.resolve(name);
    try {
      deleteIfExists(partial);
      Files.createDirectory(partial);
      new Checkpoint(partial).write(fixed, state, learner);
      for (Path file : entries(partial, each -> true)) {
        force(file);
      }
      deleteIfExists(place);
      Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
      if (best) {
        writeBest(name);
      }
      prune();
    } catch (IOException e) {
      throw new CheckpointException(
          place + ": cannot be written (" + e + "): free some space and run the command again");
    }
  }

  private void writeBest(String name) throws IOException {
    Path partial = directory.resolve(BEST + PARTIAL);
    Files.writeString(partial, name + "\n");
    force(partial);
    Files.move(
        partial,
        directory.resolve(BEST),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private void prune() throws IOException {
    List<Path> all = checkpoints(directory);
    Optional<Path> best = best(directory);
    for (Path each : all.subList(0, Math.max(0, all.size() - keep))) {
      if (best.isEmpty() || !best.get().equals(each)) {
        deleteIfExists(each);
      }
    }
  }

  private static void deleteIfExists(Path path) throws IOException {
    if (Files.exists(path)) {
      MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /** The newest checkpoint, from which training goes on. */
  public Optional<Checkpoint> newest() {
    List<Path> all = checkpoints(directory);
    return all.isEmpty() ? Optional.empty() : Optional.of(Checkpoint.open(all.get(all.size() - 1)));
  }

  /**
   * The checkpoint to translate with: the best, else the newest; or the directory itself if it is a
   * checkpoint.
   *
   * @throws CheckpointException if there is none
   */
  public static Checkpoint toTranslate(Path directory) {
    if (Files.isRegularFile(directory.resolve("config.yaml"))) {
      return Checkpoint.open(directory);
    }
    if (!Files.isDirectory(directory)) {
      throw new CheckpointException(
          directory + ": there is no such model directory: check --model or train one");
    }
    Optional<Path> best = best(directory);
    List<Path> all = checkpoints(directory);
    if (best.isEmpty() && all.isEmpty()) {
      throw new CheckpointException(
          directory + ": holds no checkpoint: check --model or train one first");
    }
    return Checkpoint.open(best.orElseGet(() -> all.get(all.size() - 1)));
  }

  private static Optional<Path> best(Path directory) {
    Path file = directory.resolve(BEST);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      String name = Files.readString(file).trim();
      if (!NAME.matcher(name).matches()) {
        throw new CheckpointException(
            file + ": '" + name + "' is no checkpoint's name: write one or delete the file");
      }
      return Optional.of(directory.resolve(name));
    } catch (IOException e) {
      throw new CheckpointException(file + ": cannot be read (" + e + "): check the file");
    }
  }

  /** The complete checkpoints, oldest first. */
  private static List<Path> checkpoints(Path directory) {
    try {
      return entries(directory, name -> NAME.matcher(name).matches());
    } catch (IOException e) {
      throw new CheckpointException(directory + ": cannot be read (" + e + "): check the folder");
    }
  }

  private static List<Path> entries(Path directory, java.util.function.Predicate<String> named)
      throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(each -> named.test(each.getFileName().toString())).sorted().toList();
    }
  }

  /** Lets other processes train in the directory. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new CheckpointException(directory + ": cannot be unlocked (" + e + "): ignore it");
    }
  }
}

package io.dragoman.checkpoint;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.dragoman.training.Learner;
import io.dragoman.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints in a model directory, open for one training process at a time.
 *
 * <p>A checkpoint is written beside its place and renamed when complete, so a crash leaves the
 * earlier ones whole. The file {@code best} names the best one.
 */
public final class CheckpointStore implements AutoCloseable {
  static final String BEST = "best";
  private static final String LOCK = ".lock";
  static final String PARTIAL = ".partial";
  private static final Pattern NAME = Pattern.compile("update-[0-9]{7,}");

  private final Path directory;
  private final int keep;
  private final int keepBest;
  private final FileChannel lock;

  private CheckpointStore(Path directory, int keep, int keepBest, FileChannel lock) {
    this.directory = directory;
    this.keep = keep;
    this.keepBest = keepBest;
    this.lock = lock;
  }

  /** The model directory. */
  public Path directory() {
    return directory;
  }

  /**
   * Opens a model directory for training; creates it if needed, removes what a crash left half
   * written and sees to it that {@code best} agrees with the newest checkpoint.
   *
   * @param keep how many of the newest checkpoints stay besides the best
   * @throws CheckpointException if it cannot be written, another process trains in it or its newest
   *     checkpoint is not complete
   */
  public static CheckpointStore open(Path directory, int keep) {
    return open(directory, keep, 1);
  }

  /**
   * The same.
   *
   * @param keepBest how many of the best stay
   */
  public static CheckpointStore open(Path directory, int keep, int keepBest) {
    CheckpointStore store = new CheckpointStore(directory, keep, keepBest, lock(directory));
    try {
      for (Path each : entries(directory, name -> name.endsWith(PARTIAL))) {
        MoreFiles.deleteRecursively(each, RecursiveDeleteOption.ALLOW_INSECURE);
      }
      Optional<Checkpoint> newest = store.newest();
      if (newest.isPresent()) {
        store.pointAtBest(newest.get().state());
      }
      return store;
    } catch (IOException e) {
      store.close();
      throw cannotBeWritten(directory, e);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static FileChannel lock(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new CheckpointException(
          directory + ": is a file but must be a model directory: use another --model");
    }
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
      return channel;
    } catch (IOException e) {
      throw cannotBeWritten(directory, e);
    }
  }

  private static CheckpointException cannotBeWritten(Path directory, IOException e) {
    return new CheckpointException(
        directory + ": cannot be written (" + e + "): choose a folder that can be written");
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
   * @throws CheckpointException if it cannot be written; the earlier ones are left as they are
   */
  public void save(Checkpoint.Fixed fixed, TrainingState state, Learner learner) {
    String name = name(state.update());
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
      pointAtBest(state);
      prune(name(state.best().update()));
    } catch (IOException | UncheckedIOException e) {
      throw new CheckpointException(
          place + ": cannot be written (" + e + "): free some space and run the command again");
    }
  }

  static String name(long update) {
    return String.format(Locale.ROOT, "update-%07d", update);
  }

  /** Writes the name of the best checkpoint, which a crash may have prevented before. */
  private void pointAtBest(TrainingState state) throws IOException {
    String name = name(state.best().update());
    if (!Files.isDirectory(directory.resolve(name))) {
      return;
    }
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

  private void prune(String best) throws IOException {
    List<Path> all = checkpoints(directory);
    List<Path> old = all.subList(0, Math.max(0, all.size() - keep));
    Set<Path> good = keepBest > 1 && !old.isEmpty() ? best(all, keepBest) : Set.of();
    for (Path each : old) {
      if (!each.getFileName().toString().equals(best) && !good.contains(each)) {
        deleteIfExists(each);
      }
    }
  }

  /** Those that validated best, the newer of equal ones. */
  private static Set<Path> best(List<Path> checkpoints, int count) {
    Map<Path, Double> scores = new LinkedHashMap<>();
    for (Path each : checkpoints) {
      new Checkpoint(each).state().score().ifPresent(score -> scores.put(each, score));
    }
    List<Path> sorted = new ArrayList<>(scores.keySet());
    Collections.reverse(sorted);
    sorted.sort(Comparator.comparingDouble(each -> -scores.get(each)));
    return Set.copyOf(sorted.subList(0, Math.min(count, sorted.size())));
  }

  /**
   * The newest checkpoints of a model directory, oldest first.
   *
   * @throws CheckpointException if it holds fewer
   */
  public static List<Checkpoint> last(Path directory, int count) {
    return chosen(directory, count, checkpointsIn(directory), "checkpoints", "keep-checkpoints");
  }

  /**
   * The checkpoints of a model directory that validated best, oldest first.
   *
   * @throws CheckpointException if it holds fewer that were validated
   */
  public static List<Checkpoint> best(Path directory, int count) {
    List<Path> all = checkpointsIn(directory);
    Set<Path> good = best(all, count);
    List<Path> inOrder = all.stream().filter(good::contains).toList();
    return chosen(directory, count, inOrder, "validated checkpoints", "keep-best");
  }

  private static List<Path> checkpointsIn(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CheckpointException(
          directory + ": there is no such model directory: check --model or train one");
    }
    return checkpoints(directory);
  }

  private static List<Checkpoint> chosen(
      Path directory, int count, List<Path> found, String what, String key) {
    if (found.size() < count) {
      throw new CheckpointException(
          "%s: holds %d %s but %d are asked for: ask for fewer or train with training.%s=%d"
              .formatted(directory, found.size(), what, count, key, count));
    }
    return found.subList(found.size() - count, found.size()).stream()
        .map(Checkpoint::open)
        .toList();
  }

  private static void deleteIfExists(Path path) throws IOException {
    if (Files.exists(path)) {
      MoreFiles.deleteRecursively(path, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /** The newest checkpoint, from which training goes on. */
  public Optional<Checkpoint> newest() {
    return newest(directory);
  }

  /** The newest checkpoint in a directory, which need not be there. */
  public static Optional<Checkpoint> newest(Path directory) {
    List<Path> all = Files.isDirectory(directory) ? checkpoints(directory) : List.of();
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
      Path place = directory.resolve(name);
      if (!Files.isDirectory(place)) {
        throw new CheckpointException(
            file + ": names " + name + " which is not there: delete the file to use the newest");
      }
      return Optional.of(place);
    } catch (IOException e) {
      throw new CheckpointException(file + ": cannot be read (" + e + "): check the file");
    }
  }

  /** The complete checkpoints, oldest first. */
  private static List<Path> checkpoints(Path directory) {
    try {
      return entries(directory, name -> NAME.matcher(name).matches()).stream()
          .sorted(Comparator.comparingInt(each -> each.toString().length())) // stable: by number
          .toList();
    } catch (IOException e) {
      throw new CheckpointException(directory + ": cannot be read (" + e + "): check the folder");
    }
  }

  private static List<Path> entries(Path directory, Predicate<String> named) throws IOException {
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

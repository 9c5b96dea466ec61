package io.dragoman.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Model directories with one checkpoint that has everything of another but its weights. */
final class CheckpointCopy {
  private CheckpointCopy() {}

  /**
   * Writes the copy, beside its place first and renamed when complete.
   *
   * @param directory a place where nothing is, or an empty folder
   * @param kind of model, for messages
   * @param model writes the weights into a file
   * @throws CheckpointException if something is in the directory or it cannot be written
   */
  static Checkpoint write(Checkpoint original, Path directory, String kind, Consumer<Path> model) {
    requireEmpty(directory, kind);
    String name = CheckpointStore.name(original.state().update());
    Path partial = directory.resolve(name + CheckpointStore.PARTIAL);
    Path place = directory.resolve(name);
    try {
      Files.createDirectories(partial);
      for (String file : original.copied()) {
        if (Files.isRegularFile(original.directory().resolve(file))) {
          Files.copy(original.directory().resolve(file), partial.resolve(file));
        }
      }
      model.accept(partial.resolve(Checkpoint.MODEL));
      Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(directory.resolve(CheckpointStore.BEST), name + "\n");
    } catch (IOException e) {
      throw new CheckpointException(
          place + ": cannot be written (" + e + "): choose a folder that can be written");
    }
    return Checkpoint.open(place);
  }

  /**
   * Checks that a directory can take a model.
   *
   * @param kind of model, for messages
   * @throws CheckpointException if something is in it
   */
  static void requireEmpty(Path directory, String kind) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.findAny().isPresent()) {
        throw new CheckpointException(
            directory + ": is not empty: choose a new folder for the " + kind + " model");
      }
    } catch (IOException e) {
      throw new CheckpointException(
          directory + ": is no folder that can be written (" + e + "): choose another");
    }
  }
}

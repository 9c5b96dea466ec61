package io.dragoman.checkpoint;

import io.dragoman.io.ParameterFiles;
import io.dragoman.nn.ParameterStore;
import io.dragoman.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Model directories of models that another toolkit trained. Training goes on from them at update 0
 * with whatever settings and texts it is given.
 */
public final class ImportedCheckpoint {
  private ImportedCheckpoint() {}

  /**
   * Checks that a directory can take a model.
   *
   * @throws CheckpointException if something is in it
   */
  public static void requireEmpty(Path directory) {
    CheckpointCopy.requireEmpty(directory, "imported");
  }

  /**
   * Writes a model directory with one checkpoint, beside its place first and renamed when complete.
   *
   * @param directory a place where nothing is, or an empty folder
   * @throws CheckpointException if something is in the directory or it cannot be written
   */
  public static Checkpoint write(
      Checkpoint.Fixed fixed, ParameterStore parameters, Path directory) {
    requireEmpty(directory);
    String name = CheckpointStore.name(0);
    Path partial = directory.resolve(name + CheckpointStore.PARTIAL);
    Path place = directory.resolve(name);
    try {
      Files.createDirectories(partial);
      new Checkpoint(partial).describe(fixed, TrainingState.start(fixed.config().training()));
      ParameterFiles.save(partial.resolve(Checkpoint.MODEL), parameters, Map.of());
      Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(directory.resolve(CheckpointStore.BEST), name + "\n");
    } catch (IOException | UncheckedIOException e) {
      throw new CheckpointException(
          place + ": cannot be written (" + e + "): choose a folder that can be written");
    }
    return new Checkpoint(place); // what was just written need not be checked
  }
}

package io.dragoman.checkpoint;

import io.dragoman.io.ParameterFiles;
import io.dragoman.nn.ParameterStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** Copies of checkpoints whose weights are bytes: smaller, made to translate and never to train. */
public final class QuantizedCheckpoint {
  private QuantizedCheckpoint() {}

  /**
   * Writes a model directory with one checkpoint, beside its place first and renamed when complete.
   *
   * @param original where everything but the weights is copied from
   * @param parameters its weights
   * @param directory a place where nothing is, or an empty folder
   * @return the copy
   * @throws CheckpointException if the original is quantized already, something is in the directory
   *     or it cannot be written
   * @throws io.dragoman.io.ParameterFileException if a weight is not finite
   */
  public static Checkpoint write(Checkpoint original, ParameterStore parameters, Path directory) {
    if (original.isQuantized()) {
      throw new CheckpointException(
          original.directory() + ": is quantized already: give the model that it was made from");
    }
    requireEmpty(directory);
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
      ParameterFiles.saveQuantized(partial.resolve(Checkpoint.MODEL), parameters, Map.of());
      Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(directory.resolve(CheckpointStore.BEST), name + "\n");
    } catch (IOException e) {
      throw new CheckpointException(
          place + ": cannot be written (" + e + "): choose a folder that can be written");
    }
    return Checkpoint.open(place);
  }

  private static void requireEmpty(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.findAny().isPresent()) {
        throw new CheckpointException(
            directory + ": is not empty: choose a new folder for the quantized model");
      }
    } catch (IOException e) {
      throw new CheckpointException(
          directory + ": is no folder that can be written (" + e + "): choose another");
    }
  }
}

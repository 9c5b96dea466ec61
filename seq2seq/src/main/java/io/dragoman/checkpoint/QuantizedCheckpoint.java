package io.dragoman.checkpoint;

import io.dragoman.io.ParameterFiles;
import io.dragoman.nn.ParameterStore;
import java.nio.file.Path;
import java.util.Map;

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
    return CheckpointCopy.write(
        original,
        directory,
        "quantized",
        file -> ParameterFiles.saveQuantized(file, parameters, Map.of()));
  }
}

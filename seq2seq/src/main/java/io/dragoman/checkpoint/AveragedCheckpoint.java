package io.dragoman.checkpoint;

import io.dragoman.io.Safetensors;
import io.dragoman.io.SafetensorsReader;
import io.dragoman.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plain mean of the weights of several checkpoints of one run or of runs with one architecture
 * and the same vocabularies.
 */
public final class AveragedCheckpoint {
  private AveragedCheckpoint() {}

  /**
   * Writes a model directory with one checkpoint: the mean of what the originals translate with,
   * and all else of the last of them.
   *
   * @param directory a place where nothing is, or an empty folder
   * @throws CheckpointException if an original is quantized or differs from the first in
   *     architecture, text or vocabularies, something is in the directory or it cannot be written
   * @throws io.dragoman.io.ParameterFileException if the weights of an original are damaged
   */
  public static Checkpoint write(List<Checkpoint> originals, Path directory) {
    if (originals.size() < 2) {
      throw new CheckpointException(
          "average: " + originals.size() + " checkpoint is given: give two or more");
    }
    originals.forEach(each -> requireSame(originals.get(0), each));
    Map<String, Tensor> mean = mean(originals);
    Checkpoint last = originals.get(originals.size() - 1);
    return CheckpointCopy.write(
        last, directory, "averaged", file -> Safetensors.write(file, mean, Map.of()));
  }

  private static void requireSame(Checkpoint first, Checkpoint other) {
    if (other.isQuantized()) {
      throw new CheckpointException(
          other.directory() + ": is quantized: average the models it was made from");
    }
    Map<String, String> expected = first.config().settings();
    other
        .config()
        .settings()
        .forEach(
            (key, value) -> {
              if (key.startsWith("model.") && !key.startsWith("model.dropout.")) {
                requireSame(first, other, "'" + key + "'", expected.get(key), value);
              }
            });
    requireSame(first, other, "settings of text", first.textIdentity(), other.textIdentity());
    requireSame(
        first,
        other,
        "the source vocabulary",
        first.sourceVocabulary().hash(),
        other.sourceVocabulary().hash());
    requireSame(
        first,
        other,
        "the target vocabulary",
        first.targetVocabulary().hash(),
        other.targetVocabulary().hash());
  }

  private static void requireSame(
      Checkpoint first, Checkpoint other, String what, String expected, String found) {
    if (!expected.equals(found)) {
      boolean setting = what.startsWith("'");
      throw new CheckpointException(
          "%s: %s %s in %s: average models of one architecture and vocabulary"
              .formatted(
                  other.directory(),
                  what,
                  setting ? "is " + found + " but " + expected : "differs from that",
                  first.directory()));
    }
  }

  private static Map<String, Tensor> mean(List<Checkpoint> originals) {
    Map<String, Tensor> mean = new LinkedHashMap<>();
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (Checkpoint each : originals) {
      try (SafetensorsReader reader =
          Safetensors.open(each.directory().resolve(Checkpoint.MODEL))) {
        if (mean.isEmpty()) {
          for (String name : reader.names()) {
            List<Long> shape = reader.shape(name);
            int rows = Math.toIntExact(shape.get(0));
            int columns = Math.toIntExact(shape.get(1));
            mean.put(name, Tensor.zeros(rows, columns));
            sums.put(name, new double[Math.multiplyExact(rows, columns)]);
          }
        }
        reader.readAll(mean);
      }
      mean.forEach((name, values) -> add(values.data(), sums.get(name)));
    }
    mean.forEach((name, values) -> divide(sums.get(name), originals.size(), values.data()));
    return mean;
  }

  private static void add(float[] values, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  private static void divide(double[] sums, int count, float[] values) {
    for (int i = 0; i < sums.length; i++) {
      values[i] = (float) (sums[i] / count);
    }
  }
}

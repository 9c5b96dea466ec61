package io.dragoman.length;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import io.dragoman.data.DataException;
import io.dragoman.io.ParameterFileException;
import io.dragoman.io.Safetensors;
import io.dragoman.io.SafetensorsReader;
import io.dragoman.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A length model in a safetensors file: {@code state.weight (1, units)}, {@code length.weight (1,
 * 1)}, {@code bias (1, 1)} and {@code range (1, 2)}; as metadata the hash of the translation
 * model's file, whose encoder it belongs to, and how well it fits.
 */
public final class LengthModelFile {
  /** The usual name in the folder of a checkpoint. */
  public static final String NAME = "length-model.safetensors";

  private static final String FORMAT = "dragoman length model 1";
  private static final String REMEDY = "make it again with \"dragoman length-model\"";

  private LengthModelFile() {}

  /**
   * Writes a model beside its place and renames it.
   *
   * @param translator the file of the translation model
   * @throws UncheckedIOException if it cannot be written
   * @throws ParameterFileException if it cannot be written
   */
  public static void write(Path file, LengthModel model, LengthFit fit, Path translator) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    int units = model.units();
    float[] weights = model.weights();
    Tensor states = Tensor.zeros(1, units);
    System.arraycopy(weights, 0, states.data(), states.offset(), units);
    Safetensors.write(
        partial,
        Map.of(
            "state.weight",
            states,
            "length.weight",
            row(weights[units]),
            "bias",
            row(weights[units + 1]),
            "range",
            row(model.least(), model.most())),
        Map.of("format", FORMAT, "model", hash(translator), "fit", fit.toString()));
    try {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + ": cannot be written (" + e + "): choose a folder that can be written", e);
    }
  }

  private static Tensor row(float... values) {
    Tensor row = Tensor.zeros(1, values.length);
    for (int i = 0; i < values.length; i++) {
      row.set(0, i, values[i]);
    }
    return row;
  }

  /**
   * Reads a model.
   *
   * @param translator the file of the translation model
   * @param units of a state of its encoder
   * @throws DataException if there is none, it is damaged or belongs to another translation model
   */
  public static LengthModel read(Path file, Path translator, int units) {
    if (!Files.exists(file)) {
      throw new DataException(
          file + ": does not exist: make it with \"dragoman length-model\" from the training text");
    }
    try (SafetensorsReader reader = Safetensors.open(file)) {
      String hash = reader.metadata().getOrDefault("model", "");
      if (!FORMAT.equals(reader.metadata().get("format"))) {
        throw new DataException(file + ": is no length model: " + REMEDY);
      }
      if (!hash.equals(hash(translator))) {
        throw new DataException(file + ": was made for another model: " + REMEDY);
      }
      Tensor weights = Tensor.zeros(1, units);
      Tensor range = Tensor.zeros(1, 2);
      float[] all = new float[units + 2];
      reader.readInto("state.weight", weights);
      System.arraycopy(weights.data(), weights.offset(), all, 0, units);
      all[units] = number(reader, "length.weight");
      all[units + 1] = number(reader, "bias");
      reader.readInto("range", range);
      return new LengthModel(all, range.get(0, 0), range.get(0, 1));
    } catch (ParameterFileException e) {
      throw new DataException(e.getMessage() + "; " + REMEDY);
    }
  }

  private static float number(SafetensorsReader reader, String name) {
    Tensor one = Tensor.zeros(1, 1);
    reader.readInto(name, one);
    return one.get(0, 0);
  }

  private static String hash(Path file) {
    try {
      return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read (" + e + "): check the file", e);
    }
  }
}

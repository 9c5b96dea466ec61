package io.dragoman.io;

import io.dragoman.autograd.Parameter;
import io.dragoman.nn.ParameterStore;
import io.dragoman.tensor.QuantizedMatrix;
import io.dragoman.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Saves and loads the parameters of a model by name. */
public final class ParameterFiles {
  private ParameterFiles() {}

  /**
   * Writes all parameters.
   *
   * @param metadata free text kept with them
   * @throws ParameterFileException if the file cannot be written
   */
  public static void save(Path file, ParameterStore parameters, Map<String, String> metadata) {
    Safetensors.write(file, values(parameters), metadata);
  }

  /**
   * Writes all parameters, those of more than one row as bytes with a scale for each column: about
   * a quarter of the size.
   *
   * @throws ParameterFileException if a value is not finite or the file cannot be written
   */
  public static void saveQuantized(
      Path file, ParameterStore parameters, Map<String, String> metadata) {
    Map<String, Tensor> floats = new LinkedHashMap<>();
    Map<String, QuantizedMatrix> bytes = new LinkedHashMap<>();
    for (Parameter each : parameters.all()) {
      if (each.value().rows() == 1) {
        floats.put(each.name(), each.value());
      } else {
        bytes.put(each.name(), quantized(file, each));
      }
    }
    Safetensors.write(file, floats, bytes, metadata);
  }

  private static QuantizedMatrix quantized(Path file, Parameter parameter) {
    try {
      return QuantizedMatrix.of(parameter.value());
    } catch (IllegalArgumentException e) {
      throw new ParameterFileException(
          file + ": tensor '" + parameter.name() + "': " + e.getMessage() + ": train again");
    }
  }

  /** Whether a file holds quantized parameters. */
  public static boolean isQuantized(Path file) {
    try (SafetensorsReader reader = Safetensors.open(file)) {
      return reader.names().stream().anyMatch(reader::holdsBytes);
    }
  }

  /**
   * The metadata saved with parameters, without reading them.
   *
   * @throws ParameterFileException if the file is damaged
   */
  public static Map<String, String> metadata(Path file) {
    try (SafetensorsReader reader = Safetensors.open(file)) {
      return reader.metadata();
    }
  }

  /**
   * Reads all parameters, each as it was saved: floats, or bytes with scales.
   *
   * @return the metadata saved with them
   * @throws ParameterFileException if the file is damaged or its names or shapes differ; all
   *     differences are listed and no parameter is changed
   */
  public static Map<String, String> load(Path file, ParameterStore parameters) {
    try (SafetensorsReader reader = Safetensors.open(file)) {
      Map<String, Tensor> floats = values(parameters);
      Map<String, QuantizedMatrix> bytes = new LinkedHashMap<>();
      for (Parameter each : parameters.all()) {
        if (reader.holdsBytes(each.name())) {
          Tensor value = floats.remove(each.name());
          bytes.put(each.name(), QuantizedMatrix.zeros(value.rows(), value.columns()));
        }
      }
      reader.readAll(floats, bytes);
      parameters.all().forEach(Parameter::changed);
      bytes.forEach((name, matrix) -> parameters.get(name).quantize(matrix));
      return reader.metadata();
    }
  }

  private static Map<String, Tensor> values(ParameterStore parameters) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    parameters.byName().forEach((name, parameter) -> values.put(name, parameter.value()));
    return values;
  }
}

package io.dragoman.io;

import io.dragoman.autograd.Parameter;
import io.dragoman.nn.ParameterStore;
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
   * Reads all parameters.
   *
   * @return the metadata saved with them
   * @throws ParameterFileException if the file is damaged or its names or shapes differ; all
   *     differences are listed and no parameter is changed
   */
  public static Map<String, String> load(Path file, ParameterStore parameters) {
    try (SafetensorsReader reader = Safetensors.open(file)) {
      reader.readAll(values(parameters));
      parameters.all().forEach(Parameter::changed);
      return reader.metadata();
    }
  }

  private static Map<String, Tensor> values(ParameterStore parameters) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    parameters.byName().forEach((name, parameter) -> values.put(name, parameter.value()));
    return values;
  }
}

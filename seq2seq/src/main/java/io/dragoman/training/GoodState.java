package io.dragoman.training;

import io.dragoman.autograd.Parameter;
import io.dragoman.io.ParameterFileException;
import io.dragoman.io.Safetensors;
import io.dragoman.io.SafetensorsReader;
import io.dragoman.kernels.Kernels;
import io.dragoman.optim.OptimizerState;
import io.dragoman.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A copy of the parameters and of everything that changes with them, to go back to. */
public final class GoodState {
  private static final String UPDATE = "update";

  private final List<Parameter> parameters;
  private final Map<String, OptimizerState> states;
  private final Map<String, Tensor> copies = new LinkedHashMap<>();
  private final Map<String, Long> steps = new LinkedHashMap<>();
  private long update = -1;

  /** Of nothing yet; states by the first part of their tensors' names in a file. */
  GoodState(List<Parameter> parameters, Map<String, OptimizerState> states) {
    this.parameters = parameters;
    this.states = states;
    parameters.forEach(each -> copies.put(name(each), zeros(each.value())));
    states.forEach(
        (kind, state) ->
            state
                .tensors()
                .forEach((name, tensor) -> copies.put(kind + "/" + name, zeros(tensor))));
  }

  private static String name(Parameter parameter) {
    return "weights/" + parameter.name();
  }

  private static Tensor zeros(Tensor like) {
    return Tensor.zeros(like.rows(), like.columns());
  }

  /** Copies everything as it is after an update. */
  void take(long update) {
    this.update = update;
    parameters.forEach(each -> copies.get(name(each)).copyFrom(each.value()));
    states.forEach(
        (kind, state) -> {
          steps.put(kind, state.step());
          state.tensors().forEach((name, from) -> copies.get(kind + "/" + name).copyFrom(from));
        });
  }

  /** Puts everything back as it was. */
  void restore(Kernels kernels) {
    for (Parameter each : parameters) {
      each.value().copyFrom(copies.get(name(each)));
      each.changed();
      each.repack(kernels);
    }
    states.forEach(
        (kind, state) -> {
          Map<String, Tensor> values = new LinkedHashMap<>();
          state.tensors().keySet().forEach(key -> values.put(key, copies.get(kind + "/" + key)));
          state.restore(steps.get(kind), values);
        });
  }

  /** The update after which it was taken; -1 if never. */
  public long update() {
    return update;
  }

  /**
   * Writes it.
   *
   * @throws ParameterFileException if the file cannot be written
   */
  public void save(Path file) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(UPDATE, Long.toString(update));
    steps.forEach((kind, step) -> metadata.put(kind, Long.toString(step)));
    Safetensors.write(file, copies, metadata);
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws ParameterFileException if the file is damaged or of another model
   */
  public void load(Path file) {
    try (SafetensorsReader reader = Safetensors.open(file)) {
      long saved = number(file, reader, UPDATE);
      Map<String, Long> savedSteps = new LinkedHashMap<>();
      states.keySet().forEach(kind -> savedSteps.put(kind, number(file, reader, kind)));
      reader.readAll(copies);
      update = saved;
      steps.putAll(savedSteps);
    }
  }

  private static long number(Path file, SafetensorsReader reader, String key) {
    String text = String.valueOf(reader.metadata().get(key));
    if (!text.matches("[0-9]{1,18}")) {
      throw new ParameterFileException(
          file + ": metadata '" + key + "': is " + text + ": the file is damaged");
    }
    return Long.parseLong(text);
  }
}

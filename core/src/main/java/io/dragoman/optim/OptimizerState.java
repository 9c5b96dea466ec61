package io.dragoman.optim;

import io.dragoman.autograd.Parameter;
import io.dragoman.io.ParameterFileException;
import io.dragoman.io.Safetensors;
import io.dragoman.io.SafetensorsReader;
import io.dragoman.tensor.Tensor;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The number of updates done and named tensors that change with them, kept in one file bit for bit.
 *
 * <p>It is live: updates change it, and {@link #load} changes what the next update starts from.
 */
public final class OptimizerState {
  private static final String TYPE = "type";
  private static final String STEP = "step";

  private final String type;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private long step;

  OptimizerState(String type) {
    this.type = type;
  }

  /** Adds a zero tensor for each parameter, of its shape; returns them by parameter index. */
  Tensor[] add(List<Parameter> parameters, String suffix) {
    Tensor[] added = new Tensor[parameters.size()];
    for (Parameter each : parameters) {
      Tensor value = each.value();
      if (value.offset() != 0) {
        throw new IllegalArgumentException(
            "parameter '" + each.name() + "': is a view from " + value.offset() + ": copy it");
      }
      added[each.index()] = Tensor.zeros(value.rows(), value.columns());
      tensors.put(each.name() + suffix, added[each.index()]);
    }
    return added;
  }

  /** Adds a row of zeros. */
  Tensor add(String name, int columns) {
    Tensor added = Tensor.zeros(1, columns);
    tensors.put(name, added);
    return added;
  }

  /** What the state belongs to, such as {@code adam}. */
  public String type() {
    return type;
  }

  /** The number of updates begun. */
  public long step() {
    return step;
  }

  /** The tensors by name. */
  public Map<String, Tensor> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  /**
   * Takes values that were kept, as a copy.
   *
   * @param step the number of updates begun then
   * @param values by the names of {@link #tensors}
   */
  public void restore(long step, Map<String, Tensor> values) {
    tensors.forEach((name, each) -> each.copyFrom(values.get(name)));
    this.step = step;
  }

  /** Counts an update and returns its number, from 1. */
  long nextStep() {
    return ++step;
  }

  /**
   * Writes the state; no update may be running.
   *
   * @throws ParameterFileException if the file cannot be written
   */
  public void save(Path file) {
    Safetensors.write(file, tensors, Map.of(TYPE, type, STEP, Long.toString(step)));
  }

  /**
   * Reads a state that {@link #save} wrote.
   *
   * @throws ParameterFileException if the file is damaged, of another type of optimizer, or of
   *     other parameters; nothing is changed then
   */
  public void load(Path file) {
    try (SafetensorsReader reader = Safetensors.open(file)) {
      String found = reader.metadata().get(TYPE);
      if (!type.equals(found)) {
        throw new ParameterFileException(
            file + ": holds a state of '" + found + "' but '" + type + "' is in use: use the same");
      }
      long saved = step(file, reader.metadata().get(STEP));
      reader.readAll(tensors);
      step = saved;
    }
  }

  private static long step(Path file, String text) {
    if (text == null || !text.matches("[0-9]{1,18}")) {
      throw new ParameterFileException(
          file + ": metadata 'step': is " + text + " but must be a number: the file is damaged");
    }
    return Long.parseLong(text);
  }
}

package io.dragoman.nn;

import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All parameters of a model by name, in the order in which they were created.
 *
 * <p>Every parameter is initialised from its own random stream, derived from the seed and its name:
 * adding a layer never changes another layer's first values.
 */
public final class ParameterStore {
  private final long seed;
  private final boolean filled;
  private final Map<String, Parameter> byName = new LinkedHashMap<>();
  private final List<Parameter> inOrder = new ArrayList<>();

  public ParameterStore(long seed) {
    this(seed, true);
  }

  private ParameterStore(long seed, boolean filled) {
    this.seed = seed;
    this.filled = filled;
  }

  /** A store whose parameters start with zeros, for those that are read from a file anyway. */
  public static ParameterStore ofZeros() {
    return new ParameterStore(0, false);
  }

  /**
   * Creates a parameter of shape {@code (rows, columns)}.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public Parameter create(String name, int rows, int columns, Initializer initializer) {
    if (byName.containsKey(name)) {
      throw new IllegalArgumentException("parameter '" + name + "' exists already: name it anew");
    }
    Tensor value = Tensor.zeros(rows, columns);
    if (filled) {
      initializer.fill(value, seed ^ (0x9E3779B97F4A7C15L * name.hashCode()));
    }
    Parameter parameter = new Parameter(name, byName.size(), value);
    byName.put(name, parameter);
    inOrder.add(parameter);
    return parameter;
  }

  /**
   * The parameter of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Parameter get(String name) {
    Parameter parameter = byName.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException(
          "parameter '" + name + "' does not exist: known are " + byName.keySet());
    }
    return parameter;
  }

  /** All parameters in creation order. */
  public List<Parameter> all() {
    return new ArrayList<>(byName.values());
  }

  /** The parameters by name, in creation order; read only. */
  public Map<String, Parameter> byName() {
    return Collections.unmodifiableMap(byName);
  }

  /** A number that differs whenever a value of any parameter does. */
  public long version() {
    long sum = 0;
    for (int i = 0; i < inOrder.size(); i++) {
      sum += inOrder.get(i).version();
    }
    return sum;
  }

  /** The number of values in all parameters. */
  public long count() {
    return byName.values().stream().mapToLong(each -> each.value().size()).sum();
  }
}

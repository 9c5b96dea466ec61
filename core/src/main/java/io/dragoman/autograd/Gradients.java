package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Tensor;
import java.util.BitSet;
import java.util.List;

/**
 * The gradients of all parameters that one worker accumulates.
 *
 * <p>A parameter is either touched as a whole or, for an embedding table, row by row; what was not
 * touched is zero, and clearing or adding costs only what was touched.
 */
public final class Gradients {
  private final List<Parameter> parameters;
  private final Tensor[] gradients;
  private final BitSet[] touchedRows;
  private final boolean[] touched;

  public Gradients(List<Parameter> parameters) {
    this.parameters = List.copyOf(parameters);
    this.gradients = new Tensor[parameters.size()];
    this.touchedRows = new BitSet[parameters.size()];
    this.touched = new boolean[parameters.size()];
    for (Parameter each : parameters) {
      gradients[each.index()] = Tensor.zeros(each.value().rows(), each.value().columns());
    }
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /** The gradient of a parameter, of its shape, to be read. */
  public Tensor of(Parameter parameter) {
    return gradients[parameter.index()];
  }

  /** The gradient of a parameter, to be added to anywhere. */
  public Tensor touch(Parameter parameter) {
    touched[parameter.index()] = true;
    return gradients[parameter.index()];
  }

  /** The gradient of a parameter, to be added to in the first {@code count} given rows only. */
  public Tensor touchRows(Parameter parameter, int[] rows, int count) {
    int index = parameter.index();
    if (touchedRows[index] == null) {
      touchedRows[index] = new BitSet(parameter.value().rows());
    }
    for (int i = 0; i < count; i++) {
      touchedRows[index].set(rows[i]);
    }
    return gradients[index];
  }

  /** Adds another worker's gradient of one parameter to this one. */
  public void add(Kernels kernels, Gradients other, Parameter parameter) {
    int index = parameter.index();
    if (other.touched[index]) {
      kernels.add(other.gradients[index], touch(parameter));
    } else if (other.touchedRows[index] != null) {
      BitSet rows = other.touchedRows[index];
      for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
        kernels.add(
            other.gradients[index].slice(row, row + 1), gradients[index].slice(row, row + 1));
      }
      if (touchedRows[index] == null) {
        touchedRows[index] = new BitSet(parameter.value().rows());
      }
      touchedRows[index].or(rows);
    }
  }

  /** Sets the gradient of one parameter back to zero. */
  public void clear(Parameter parameter) {
    int index = parameter.index();
    BitSet rows = touchedRows[index];
    if (touched[index]) {
      gradients[index].fill(0f);
      touched[index] = false;
    } else if (rows != null) {
      for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
        gradients[index].slice(row, row + 1).fill(0f);
      }
    }
    if (rows != null) {
      rows.clear();
    }
  }

  /** Sets all gradients back to zero. */
  public void clear() {
    parameters.forEach(this::clear);
  }
}

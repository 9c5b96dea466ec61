package io.dragoman.autograd;

import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * What one tape contributes to the gradients of parameters, to be summed later: {@link
 * Gradients#sum} forms one product of all blocks of all tapes.
 *
 * <p>Matrices handed in live in the tape's arena and must stay as they are until they were summed.
 */
public final class Contributions {
  private final Arena arena;
  private final List<Part> parts = new ArrayList<>(); // by the parameters' index

  /** The blocks that belong to one parameter. */
  static final class Part {
    final List<Tensor> inputs = new ArrayList<>();
    final List<Tensor> outputGradients = new ArrayList<>();
    final List<Tensor> summed = new ArrayList<>();
    final List<int[]> ids = new ArrayList<>();
    final List<Tensor> rows = new ArrayList<>();
    Tensor whole;

    /** Whether nothing was contributed but single rows. */
    boolean isRowsOnly() {
      return inputs.isEmpty() && summed.isEmpty() && whole == null;
    }

    void clear() {
      inputs.clear();
      outputGradients.clear();
      summed.clear();
      ids.clear();
      rows.clear();
      whole = null;
    }
  }

  Contributions(Arena arena) {
    this.arena = arena;
  }

  /** {@code dW += x^T dY}; x {@code (rows, in)}, dY {@code (rows, out)}. */
  public void addProduct(Parameter weight, Tensor input, Tensor outputGradient) {
    Part part = part(weight);
    part.inputs.add(input);
    part.outputGradients.add(outputGradient);
  }

  /** {@code db += column sums of dY}; dY {@code (rows, out)}. */
  public void addColumnSums(Parameter bias, Tensor outputGradient) {
    part(bias).summed.add(outputGradient);
  }

  /** {@code dTable[ids[m]] += dY[m]}; dY {@code (rows, columns)}, at least as many ids. */
  public void addRows(Parameter table, int[] ids, Tensor outputGradient) {
    Part part = part(table);
    part.ids.add(ids);
    part.rows.add(outputGradient);
  }

  /** A matrix of the parameter's shape, zeros at first, to be added to. */
  public Tensor whole(Parameter parameter) {
    Part part = part(parameter);
    if (part.whole == null) {
      part.whole = arena.takeZeros(parameter.value().rows(), parameter.value().columns());
    }
    return part.whole;
  }

  /** What belongs to a parameter; never null. */
  Part part(Parameter parameter) {
    while (parts.size() <= parameter.index()) {
      parts.add(new Part());
    }
    return parts.get(parameter.index());
  }

  void clear() {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).clear();
    }
  }
}

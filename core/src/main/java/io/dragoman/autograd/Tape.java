package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.tensor.Arena;
import io.dragoman.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records operations as they are computed and runs them backwards.
 *
 * <p>A tape belongs to one thread. All values and gradients come from its arena, which is taken
 * back by {@link #close()}. The gradient of a weight used at many time steps is formed by one
 * product over all of them at the end of {@link #backward()}.
 */
public final class Tape implements AutoCloseable {
  private final Kernels kernels;
  private final Arena arena;
  private final Gradients gradients;
  private final Randomness randomness;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<Parameter, RowBlocks> deferred = new LinkedHashMap<>();

  private static final class RowBlocks {
    final List<Tensor> inputs = new ArrayList<>();
    final List<Tensor> outputGradients = new ArrayList<>();
  }

  private Tape(Kernels kernels, Arena arena, Gradients gradients, Randomness randomness) {
    this.kernels = kernels;
    this.arena = arena;
    this.gradients = gradients;
    this.randomness = randomness;
  }

  /**
   * A tape that records.
   *
   * @param gradients where the gradients of parameters are added
   * @param randomness where dropout masks come from, or null for no dropout
   */
  public static Tape training(
      Kernels kernels, Arena arena, Gradients gradients, Randomness randomness) {
    return new Tape(kernels, arena, gradients, randomness);
  }

  /** A tape that computes values and records nothing; dropout is off. */
  public static Tape inference(Kernels kernels, Arena arena) {
    return new Tape(kernels, arena, null, null);
  }

  public Kernels kernels() {
    return kernels;
  }

  /** Whether gradients will be wanted. */
  public boolean isRecording() {
    return gradients != null;
  }

  /** Where dropout masks come from; empty when dropout is off. */
  public Optional<Randomness> randomness() {
    return Optional.ofNullable(randomness);
  }

  /** The parameters' gradients of a recording tape. */
  public Gradients gradients() {
    return gradients;
  }

  /** Memory of this tape with undefined contents. */
  public Tensor take(int rows, int columns) {
    return arena.take(rows, columns);
  }

  /** Zeroed memory of this tape. */
  public Tensor zeros(int rows, int columns) {
    return arena.takeZeros(rows, columns);
  }

  /** The result of an operation. */
  public Variable variable(Tensor value) {
    return new Variable(this, value, isRecording());
  }

  /** A value that no gradient flows into: an input, or a cut of truncated backpropagation. */
  public Variable constant(Tensor value) {
    return new Variable(this, value, false);
  }

  /** Records an operation; does nothing on an inference tape. */
  public void record(Operation operation) {
    if (isRecording()) {
      operations.add(operation);
    }
  }

  /** The number of recorded operations. */
  public int size() {
    return operations.size();
  }

  /**
   * Adds {@code input^T outputGradient} to a weight's gradient at the end of {@link #backward()},
   * in one product with all others of the same weight. Both tensors must stay as they are.
   */
  public void deferWeightGradient(Parameter weight, Tensor input, Tensor outputGradient) {
    RowBlocks blocks = deferred.computeIfAbsent(weight, key -> new RowBlocks());
    blocks.inputs.add(input);
    blocks.outputGradients.add(outputGradient);
  }

  /** Runs all recorded operations backwards; the loss operation has set the first gradient. */
  public void backward() {
    for (int i = operations.size() - 1; i >= 0; i--) {
      operations.get(i).backward();
    }
    operations.clear();
    deferred.forEach(
        (weight, blocks) ->
            kernels.multiplyTransposed(
                blocks.inputs, blocks.outputGradients, 0, gradients.touch(weight), true));
    deferred.clear();
  }

  /** Forgets everything and takes the arena's memory back. */
  @Override
  public void close() {
    operations.clear();
    deferred.clear();
    arena.reset();
  }
}

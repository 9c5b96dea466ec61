package io.dragoman.autograd;

import io.dragoman.kernels.Kernels;
import io.dragoman.kernels.PackedMatrix;
import io.dragoman.tensor.QuantizedMatrix;
import io.dragoman.tensor.Tensor;
import java.util.Optional;

/**
 * A named, trainable matrix.
 *
 * <p>Its packed forms for {@code x W} and {@code dY W^T} are kept until {@link #changed()} says
 * that the values are new. {@link #repack} brings them up to date from one thread; after that any
 * number of threads may read.
 */
public final class Parameter {
  private final String name;
  private final int index;
  private final Tensor value;
  private volatile boolean frozen;
  private volatile Packing forward;
  private volatile Packing transposed;
  private volatile long version = 1;
  private volatile QuantizedMatrix quantized;

  private record Packing(PackedMatrix matrix, long version) {}

  /**
   * @param name a path such as {@code encoder.layers.0.forward.recurrent.weight}
   * @param index the position among the parameters of a model, from 0
   */
  public Parameter(String name, int index, Tensor value) {
    this.name = name;
    this.index = index;
    this.value = value;
  }

  public String name() {
    return name;
  }

  public int index() {
    return index;
  }

  public Tensor value() {
    return value;
  }

  /** Whether updates leave this parameter alone. */
  public boolean isFrozen() {
    return frozen;
  }

  public void setFrozen(boolean frozen) {
    this.frozen = frozen;
  }

  /** A number that differs whenever the values do. */
  public long version() {
    return version;
  }

  /** Must be called after the values were changed; a quantized form is forgotten. */
  public synchronized void changed() {
    quantized = null;
    version++;
  }

  /**
   * Takes the values of a quantized matrix, whose bytes {@link #packed} then holds.
   *
   * @throws io.dragoman.tensor.ShapeMismatchException if the shapes differ
   */
  public synchronized void quantize(QuantizedMatrix matrix) {
    matrix.dequantize(value);
    changed();
    quantized = matrix;
  }

  /** The values as bytes and scales, if that is how they were given. */
  public Optional<QuantizedMatrix> quantized() {
    return Optional.ofNullable(quantized);
  }

  /** The weight packed as right operand: {@code x W}, x (M, rows). */
  public PackedMatrix packed(Kernels kernels) {
    Packing current = forward;
    if (current == null || current.version() != version) {
      current = repackForward(kernels);
    }
    return current.matrix();
  }

  /** The transposed weight packed as right operand: {@code dY W^T}, dY (M, columns). */
  public PackedMatrix packedTransposed(Kernels kernels) {
    Packing current = transposed;
    if (current == null || current.version() != version) {
      current = repackTransposed(kernels);
    }
    return current.matrix();
  }

  /** Brings the packed forms that were used before up to date. */
  public void repack(Kernels kernels) {
    if (forward != null && forward.version() != version) {
      repackForward(kernels);
    }
    if (transposed != null && transposed.version() != version) {
      repackTransposed(kernels);
    }
  }

  private synchronized Packing repackForward(Kernels kernels) {
    if (forward == null || forward.version() != version) {
      PackedMatrix matrix =
          quantized == null
              ? kernels.pack(value, false, reusable(forward))
              : kernels.pack(quantized);
      forward = new Packing(matrix, version);
    }
    return forward;
  }

  private synchronized Packing repackTransposed(Kernels kernels) {
    if (transposed == null || transposed.version() != version) {
      transposed = new Packing(kernels.pack(value, true, reusable(transposed)), version);
    }
    return transposed;
  }

  private static PackedMatrix reusable(Packing packing) {
    return packing == null ? null : packing.matrix();
  }

  @Override
  public String toString() {
    return name + value.shape();
  }
}

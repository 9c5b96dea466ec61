package io.dragoman.tensor;

import java.util.Objects;

/**
 * A matrix {@code (rows, columns)} of whole numbers from -127 to 127 with a scale for each column:
 * {@code w[r, c] = values[r, c] * scales[c]}, a quarter of the bytes of floats.
 *
 * <p>The scale of a column is its largest absolute value over 127, so no value is off by more than
 * half a scale (symmetric quantization: Jacob et al. 2018, "Quantization and Training of Neural
 * Networks for Efficient Integer-Arithmetic-Only Inference").
 */
public final class QuantizedMatrix {
  /** The largest absolute value of a number. */
  public static final int LARGEST = 127;

  private final int rows;
  private final int columns;
  private final byte[] values;
  private final Tensor scales;

  private QuantizedMatrix(int rows, int columns, byte[] values, Tensor scales) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
    this.scales = scales;
  }

  /** A matrix of zeros, to be filled. */
  public static QuantizedMatrix zeros(int rows, int columns) {
    byte[] values = new byte[Math.multiplyExact(rows, columns)];
    return new QuantizedMatrix(rows, columns, values, Tensor.zeros(1, columns));
  }

  /**
   * Rounds every value to the nearest multiple of its column's scale.
   *
   * @throws IllegalArgumentException if a value is not a finite number
   */
  public static QuantizedMatrix of(Tensor weight) {
    QuantizedMatrix quantized = zeros(weight.rows(), weight.columns());
    for (int column = 0; column < weight.columns(); column++) {
      quantized.scales.set(0, column, largest(weight, column) / LARGEST);
    }
    for (int row = 0; row < weight.rows(); row++) {
      for (int column = 0; column < weight.columns(); column++) {
        float scale = quantized.scales.get(0, column);
        quantized.values[row * weight.columns() + column] = round(weight.get(row, column), scale);
      }
    }
    return quantized;
  }

  private static float largest(Tensor weight, int column) {
    float largest = 0f;
    for (int row = 0; row < weight.rows(); row++) {
      float value = weight.get(row, column);
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "row " + row + ", column " + column + " is " + value + ": must be a finite number");
      }
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static byte round(float value, float scale) {
    if (scale == 0f) { // a column of zeros, or of values too small for a scale
      return 0;
    }
    double nearest = Math.rint((double) value / scale);
    return (byte) Math.max(-LARGEST, Math.min(LARGEST, nearest));
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The numbers, row after row. */
  public byte[] values() {
    return values;
  }

  /** The scales {@code (1, columns)}. */
  public Tensor scales() {
    return scales;
  }

  /** The number at a place. */
  public byte get(int row, int column) {
    return values[Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns)];
  }

  /**
   * Writes the products of numbers and scales.
   *
   * @param target {@code (rows, columns)}
   */
  public void dequantize(Tensor target) {
    ShapeMismatchException.require("dequantize", target, rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        target.set(row, column, values[row * columns + column] * scales.get(0, column));
      }
    }
  }

  /** The shape as text, for messages: {@code (64, 512)}. */
  public String shape() {
    return "(" + rows + ", " + columns + ")";
  }
}

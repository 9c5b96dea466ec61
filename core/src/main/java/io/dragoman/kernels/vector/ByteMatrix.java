package io.dragoman.kernels.vector;

import io.dragoman.kernels.PackedMatrix;
import io.dragoman.tensor.QuantizedMatrix;

/**
 * A quantized weight in panels {@code (K, WIDTH)} without gaps, the last one filled up with zeros.
 */
final class ByteMatrix extends PackedMatrix {
  /** Columns of a panel: as many vectors of sums as keep two multipliers busy. */
  static final int WIDTH = 8 * Lanes.LENGTH;

  private final byte[] values;
  private final float[] scales;

  ByteMatrix(QuantizedMatrix weight) {
    super(weight.rows(), weight.columns());
    values = new byte[Math.multiplyExact(Math.multiplyExact(panels(), WIDTH), rows())];
    scales = new float[panels() * WIDTH];
    System.arraycopy(weight.scales().data(), weight.scales().offset(), scales, 0, weight.columns());
    for (int panel = 0; panel < panels(); panel++) {
      int column = panel * WIDTH;
      int n = Math.min(WIDTH, columns() - column);
      for (int row = 0; row < rows(); row++) {
        int from = row * columns() + column;
        System.arraycopy(weight.values(), from, values, panelOffset(panel) + row * WIDTH, n);
      }
    }
  }

  int panels() {
    return (columns() + WIDTH - 1) / WIDTH;
  }

  byte[] values() {
    return values;
  }

  /** The scales of all columns, and zeros up to the end of the last panel. */
  float[] scales() {
    return scales;
  }

  int panelOffset(int panel) {
    return panel * rows() * WIDTH;
  }
}

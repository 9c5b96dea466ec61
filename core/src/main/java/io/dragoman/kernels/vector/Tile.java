package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.LENGTH;

/**
 * The innermost product: a few rows of c by a few vectors of columns, held in registers along K.
 *
 * <p>Each value of c is one chain of fused multiply-adds in increasing k, whatever the tile.
 */
abstract class Tile {
  private final int rows;
  private final int columns;

  Tile(int rows, int vectors) {
    this.rows = rows;
    this.columns = vectors * LENGTH;
  }

  /**
   * The tile for this machine.
   *
   * <p>24 accumulators need 32 registers (AVX-512, AArch64) and a compiler newer than that of JDK
   * 17, which spills them to memory; 12 fit into 16 registers.
   */
  static Tile ofMachine() {
    boolean manyRegisters = LENGTH == 16 || System.getProperty("os.arch").equals("aarch64");
    if (!manyRegisters) {
      return new TallTile(6);
    }
    return Runtime.version().feature() >= 21 ? new WideTile(6) : new TallTile(8);
  }

  /** The largest number of rows. */
  final int rows() {
    return rows;
  }

  /** The number of columns, a multiple of the vector length. */
  final int columns() {
    return columns;
  }

  /**
   * {@code c (+)= a b}.
   *
   * @param rows rows of a and c, at most {@link #rows()}
   * @param kc inner dimension
   * @param a row i and column k at {@code at + i * aStride + k * aStep}
   * @param b {@code (kc, columns)} without gaps, from {@code bt} on
   * @param c rows of {@code cStride} values, from {@code ct} on
   * @param accumulate whether the chains start from c instead of zero
   */
  abstract void multiply(
      int rows,
      int kc,
      float[] a,
      int at,
      int aStride,
      int aStep,
      float[] b,
      int bt,
      float[] c,
      int ct,
      int cStride,
      boolean accumulate);
}

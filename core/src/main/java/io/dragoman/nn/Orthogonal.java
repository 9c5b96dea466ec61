package io.dragoman.nn;

import io.dragoman.tensor.Tensor;
import java.util.Random;

/** Random orthonormal vectors: normal ones, made orthogonal one after the other (Gram-Schmidt). */
final class Orthogonal {
  private Orthogonal() {}

  static void fill(Tensor value, int blocks, Random random) {
    int size = value.columns() / blocks;
    boolean isTall = value.rows() >= size;
    for (int block = 0; block < blocks; block++) {
      double[][] basis =
          isTall ? basis(size, value.rows(), random) : basis(value.rows(), size, random);
      for (int row = 0; row < value.rows(); row++) {
        for (int column = 0; column < size; column++) {
          double entry = isTall ? basis[column][row] : basis[row][column];
          value.set(row, block * size + column, (float) entry);
        }
      }
    }
  }

  /** So many vectors, at most as many as they are long. */
  private static double[][] basis(int count, int length, Random random) {
    double[][] basis = new double[count][length];
    for (int n = 0; n < count; n++) {
      double[] vector = basis[n];
      for (int i = 0; i < length; i++) {
        vector[i] = random.nextGaussian();
      }
      for (int pass = 0; pass < 2; pass++) { // twice, against what rounding leaves
        for (int before = 0; before < n; before++) {
          addScaled(vector, basis[before], -dot(vector, basis[before]));
        }
      }
      double norm = Math.sqrt(dot(vector, vector));
      for (int i = 0; i < length; i++) {
        vector[i] /= norm;
      }
    }
    return basis;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static void addScaled(double[] x, double[] y, double factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] += factor * y[i];
    }
  }
}

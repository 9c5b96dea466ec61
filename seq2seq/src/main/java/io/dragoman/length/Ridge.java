package io.dragoman.length;

/**
 * Ridge regression of the last component of vectors on the others, each scaled to a variance of 1,
 * solved exactly:
 *
 * <pre>
 *   min_w,b  1/N sum (y - w . z - b)^2 + strength |w|^2
 * </pre>
 *
 * <p>Hoerl and Kennard 1970, Ridge regression: biased estimation for nonorthogonal problems.
 */
final class Ridge {
  /** A component that varies less is taken for a constant. */
  private static final double CONSTANT = 1e-12;

  private final double[] weights;

  private Ridge(double[] weights) {
    this.weights = weights;
  }

  /**
   * The solution for what was seen.
   *
   * @param strength above 0
   */
  static Ridge solve(Moments seen, double strength) {
    int inputs = seen.size() - 1;
    double[] scales = new double[inputs]; // 1 / deviation
    for (int i = 0; i < inputs; i++) {
      double variance = seen.covariance(i, i);
      scales[i] = variance > CONSTANT ? 1 / Math.sqrt(variance) : 0;
    }
    double[][] matrix = new double[inputs][];
    double[] weights = new double[inputs + 1];
    for (int i = 0; i < inputs; i++) {
      matrix[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = seen.covariance(i, j) * scales[i] * scales[j];
      }
      matrix[i][i] += strength;
      weights[i] = seen.covariance(i, inputs) * scales[i];
    }
    factor(matrix);
    substitute(matrix, weights);
    weights[inputs] = seen.mean(inputs);
    for (int i = 0; i < inputs; i++) {
      weights[i] *= scales[i];
      weights[inputs] -= weights[i] * seen.mean(i);
    }
    return new Ridge(weights);
  }

  /** The weights of the components, then the constant. */
  double[] weights() {
    return weights;
  }

  /** The mean squared error on what was seen. */
  double error(Moments seen) {
    int inputs = seen.size() - 1;
    double bias = seen.mean(inputs) - weights[inputs];
    double[] of = new double[inputs + 1]; // the error is of . vector - constant
    of[inputs] = 1;
    for (int i = 0; i < inputs; i++) {
      of[i] = -weights[i];
      bias -= weights[i] * seen.mean(i);
    }
    double error = bias * bias;
    for (int i = 0; i <= inputs; i++) {
      for (int j = 0; j < i; j++) {
        error += 2 * of[i] * of[j] * seen.covariance(i, j);
      }
      error += of[i] * of[i] * seen.covariance(i, i);
    }
    return error;
  }

  /** Cholesky's decomposition of a positive definite matrix into a lower triangle, in place. */
  private static void factor(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
      }
    }
  }

  /** Solves the system of a decomposed matrix in place. */
  private static void substitute(double[][] a, double[] x) {
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    for (int i = a.length - 1; i >= 0; i--) {
      x[i] /= a[i][i];
      for (int k = 0; k < i; k++) {
        x[k] -= a[i][k] * x[i];
      }
    }
  }
}

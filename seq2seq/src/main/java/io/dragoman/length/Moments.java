package io.dragoman.length;

/** Means and covariances of vectors of one size, in double precision, added up in their order. */
final class Moments {
  private static final int BLOCK = 64;

  private final int size;
  private final double[] sums;
  private final double[][] products; // of components i and i + j
  private final double[][] waiting = new double[BLOCK][];
  private int waitingCount;
  private long count;

  /** Moments of no vectors yet. */
  Moments(int size) {
    this.size = size;
    sums = new double[size];
    products = new double[size][];
    for (int i = 0; i < size; i++) {
      products[i] = new double[size - i];
    }
  }

  int size() {
    return size;
  }

  long count() {
    return count;
  }

  /** Adds a vector, which must not change afterwards. */
  void add(double[] vector) {
    waiting[waitingCount++] = vector;
    count++;
    if (waitingCount == BLOCK) {
      flush();
    }
  }

  /** Row by row of the products, so that a row stays in the cache for a block of vectors. */
  private void flush() {
    for (int i = 0; i < size; i++) {
      double[] row = products[i];
      for (int n = 0; n < waitingCount; n++) {
        double[] vector = waiting[n];
        double each = vector[i];
        sums[i] += each;
        for (int j = 0; j < row.length; j++) {
          row[j] += each * vector[i + j];
        }
      }
    }
    waitingCount = 0;
  }

  /** Adds what others have seen. */
  void add(Moments others) {
    flush();
    others.flush();
    for (int i = 0; i < size; i++) {
      sums[i] += others.sums[i];
      for (int j = 0; j < products[i].length; j++) {
        products[i][j] += others.products[i][j];
      }
    }
    count += others.count;
  }

  double mean(int i) {
    flush();
    return sums[i] / count;
  }

  double covariance(int i, int j) {
    flush();
    int from = Math.min(i, j);
    return products[from][Math.abs(i - j)] / count - mean(i) * mean(j);
  }
}

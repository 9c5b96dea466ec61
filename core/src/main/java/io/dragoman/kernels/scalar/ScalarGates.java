package io.dragoman.kernels.scalar;

import io.dragoman.tensor.Tensor;

/** The pointwise part of recurrent cells, one row at a time. */
final class ScalarGates {
  private ScalarGates() {}

  static void lstm(Tensor gates, Tensor cell, Tensor newCell, Tensor tanhCell, Tensor hidden) {
    Scratch scratch = Scratch.get();
    int size = cell.columns();
    float[] work = scratch.work(size);
    for (int row = 0; row < cell.rows(); row++) {
      float[] i = scratch.load(0, gates, row, 0, size);
      float[] f = scratch.load(1, gates, row, size, size);
      float[] g = scratch.load(2, gates, row, 2 * size, size);
      float[] o = scratch.load(3, gates, row, 3 * size, size);
      float[] c = scratch.load(4, cell, row);
      float[] t = scratch.row(5, size);
      float[] h = scratch.row(6, size);
      ScalarMath.sigmoid(i, work, size);
      ScalarMath.sigmoid(f, work, size);
      ScalarMath.tanh(g, size);
      ScalarMath.sigmoid(o, work, size);
      for (int j = 0; j < size; j++) {
        c[j] = f[j] * c[j] + i[j] * g[j];
      }
      System.arraycopy(c, 0, t, 0, size);
      ScalarMath.tanh(t, size);
      for (int j = 0; j < size; j++) {
        h[j] = o[j] * t[j];
      }
      Scratch.store(i, gates, row, 0, size);
      Scratch.store(f, gates, row, size, size);
      Scratch.store(g, gates, row, 2 * size, size);
      Scratch.store(o, gates, row, 3 * size, size);
      Scratch.store(c, newCell, row);
      Scratch.store(t, tanhCell, row);
      Scratch.store(h, hidden, row);
    }
  }

  static void lstmBackward(
      Tensor gates,
      Tensor cell,
      Tensor tanhCell,
      Tensor dHidden,
      Tensor dNewCell,
      Tensor dGates,
      Tensor dCell) {
    Scratch scratch = Scratch.get();
    int size = cell.columns();
    for (int row = 0; row < cell.rows(); row++) {
      float[] i = scratch.load(0, gates, row, 0, size);
      float[] f = scratch.load(1, gates, row, size, size);
      float[] g = scratch.load(2, gates, row, 2 * size, size);
      float[] o = scratch.load(3, gates, row, 3 * size, size);
      float[] c = scratch.load(4, cell, row);
      float[] t = scratch.load(5, tanhCell, row);
      float[] dH = scratch.load(6, dHidden, row);
      float[] dC = scratch.load(7, dNewCell, row);
      float[] dPrevious = scratch.load(8, dCell, row);
      for (int j = 0; j < size; j++) {
        dC[j] += dH[j] * o[j] * (1f - t[j] * t[j]);
        dPrevious[j] += dC[j] * f[j];
      }
      for (int j = 0; j < size; j++) {
        float dI = dC[j] * g[j] * i[j] * (1f - i[j]);
        float dG = dC[j] * i[j] * (1f - g[j] * g[j]);
        i[j] = dI;
        g[j] = dG;
        f[j] = dC[j] * c[j] * f[j] * (1f - f[j]);
        o[j] = dH[j] * t[j] * o[j] * (1f - o[j]);
      }
      Scratch.store(i, dGates, row, 0, size);
      Scratch.store(f, dGates, row, size, size);
      Scratch.store(g, dGates, row, 2 * size, size);
      Scratch.store(o, dGates, row, 3 * size, size);
      Scratch.store(dPrevious, dCell, row);
    }
  }

  static void gru(Tensor x, Tensor u, Tensor h, Tensor gates, Tensor hidden) {
    Scratch scratch = Scratch.get();
    int size = h.columns();
    float[] work = scratch.work(size);
    for (int row = 0; row < h.rows(); row++) {
      float[] r = scratch.load(0, x, row, 0, size);
      float[] z = scratch.load(1, x, row, size, size);
      float[] n = scratch.load(2, x, row, 2 * size, size);
      float[] uR = scratch.load(3, u, row, 0, size);
      float[] uZ = scratch.load(4, u, row, size, size);
      float[] uN = scratch.load(5, u, row, 2 * size, size);
      float[] previous = scratch.load(6, h, row);
      for (int j = 0; j < size; j++) {
        r[j] += uR[j];
        z[j] += uZ[j];
      }
      ScalarMath.sigmoid(r, work, size);
      ScalarMath.sigmoid(z, work, size);
      for (int j = 0; j < size; j++) {
        n[j] += r[j] * uN[j];
      }
      ScalarMath.tanh(n, size);
      for (int j = 0; j < size; j++) {
        previous[j] = (1f - z[j]) * n[j] + z[j] * previous[j];
      }
      Scratch.store(r, gates, row, 0, size);
      Scratch.store(z, gates, row, size, size);
      Scratch.store(n, gates, row, 2 * size, size);
      Scratch.store(previous, hidden, row);
    }
  }

  static void gruBackward(
      Tensor u, Tensor h, Tensor gates, Tensor dHidden, Tensor dX, Tensor dU, Tensor dH) {
    Scratch scratch = Scratch.get();
    int size = h.columns();
    for (int row = 0; row < h.rows(); row++) {
      float[] r = scratch.load(0, gates, row, 0, size);
      float[] z = scratch.load(1, gates, row, size, size);
      float[] n = scratch.load(2, gates, row, 2 * size, size);
      float[] uN = scratch.load(3, u, row, 2 * size, size);
      float[] previous = scratch.load(4, h, row);
      float[] d = scratch.load(5, dHidden, row);
      float[] dPrevious = scratch.load(6, dH, row);
      float[] dPre = scratch.load(7, dX, row);
      for (int j = 0; j < size; j++) {
        dPrevious[j] += d[j] * z[j];
      }
      for (int j = 0; j < size; j++) {
        float dN = d[j] * (1f - z[j]) * (1f - n[j] * n[j]);
        float dR = dN * uN[j] * r[j] * (1f - r[j]);
        z[j] = d[j] * (previous[j] - n[j]) * z[j] * (1f - z[j]);
        uN[j] = dN * r[j];
        n[j] = dN;
        r[j] = dR;
      }
      for (int j = 0; j < size; j++) {
        dPre[j] += r[j];
        dPre[size + j] += z[j];
        dPre[2 * size + j] += n[j];
      }
      Scratch.store(r, dU, row, 0, size);
      Scratch.store(z, dU, row, size, size);
      Scratch.store(uN, dU, row, 2 * size, size);
      Scratch.store(dPre, dX, row);
      Scratch.store(dPrevious, dH, row);
    }
  }
}

package io.dragoman.kernels.vector;

import static io.dragoman.kernels.vector.Lanes.FLOATS;
import static io.dragoman.kernels.vector.Lanes.LENGTH;
import static io.dragoman.kernels.vector.Lanes.load;

import io.dragoman.tensor.Tensor;
import jdk.incubator.vector.FloatVector;

/** The pointwise part of recurrent cells, one row at a time, one transcendental per loop. */
final class VectorGates {
  private VectorGates() {}

  static void lstm(Tensor gates, Tensor cell, Tensor newCell, Tensor tanhCell, Tensor hidden) {
    int h = cell.columns();
    float[] g = gates.data();
    for (int row = 0; row < cell.rows(); row++) {
      int at = gates.rowOffset(row);
      VectorMath.sigmoid(g, at, g, at, 2 * h);
      VectorMath.tanh(g, at + 2 * h, g, at + 2 * h, h);
      VectorMath.sigmoid(g, at + 3 * h, g, at + 3 * h, h);
      int c = newCell.rowOffset(row);
      newCell(g, at, cell.data(), cell.rowOffset(row), newCell.data(), c, h);
      int t = tanhCell.rowOffset(row);
      VectorMath.tanh(newCell.data(), c, tanhCell.data(), t, h);
      multiply(g, at + 3 * h, tanhCell.data(), t, hidden.data(), hidden.rowOffset(row), h);
    }
  }

  /** {@code c' = f c + i g}. */
  private static void newCell(
      float[] gates, int at, float[] cell, int ct, float[] newCell, int nt, int h) {
    int j = 0;
    for (; j <= h - LENGTH; j += LENGTH) {
      FloatVector ig = load(gates, at + j).mul(load(gates, at + 2 * h + j));
      load(gates, at + h + j).fma(load(cell, ct + j), ig).intoArray(newCell, nt + j);
    }
    for (; j < h; j++) {
      float ig = gates[at + j] * gates[at + 2 * h + j];
      newCell[nt + j] = Math.fma(gates[at + h + j], cell[ct + j], ig);
    }
  }

  /** {@code z = x y}. */
  private static void multiply(float[] x, int xt, float[] y, int yt, float[] z, int zt, int n) {
    int j = 0;
    for (; j <= n - LENGTH; j += LENGTH) {
      load(x, xt + j).mul(load(y, yt + j)).intoArray(z, zt + j);
    }
    for (; j < n; j++) {
      z[zt + j] = x[xt + j] * y[yt + j];
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
    int h = cell.columns();
    float[] scratch = Scratch.row(Scratch.CELL, h);
    for (int row = 0; row < cell.rows(); row++) {
      int at = gates.rowOffset(row);
      int to = dGates.rowOffset(row);
      int t = tanhCell.rowOffset(row);
      int d = dHidden.rowOffset(row);
      cellGradient(
          gates.data(),
          at + 3 * h,
          tanhCell.data(),
          t,
          dHidden.data(),
          d,
          dNewCell.data(),
          dNewCell.rowOffset(row),
          dGates.data(),
          to + 3 * h,
          scratch,
          h);
      inputGradients(
          gates.data(),
          at,
          cell.data(),
          cell.rowOffset(row),
          scratch,
          dGates.data(),
          to,
          dCell.data(),
          dCell.rowOffset(row),
          h);
    }
  }

  /** {@code dC' = dNewCell + dH o (1 - t^2)} into scratch, and {@code dO = dH t o (1 - o)}. */
  private static void cellGradient(
      float[] output,
      int ot,
      float[] tanh,
      int tt,
      float[] dHidden,
      int ht,
      float[] dNewCell,
      int ct,
      float[] dOutput,
      int dt,
      float[] scratch,
      int h) {
    int j = 0;
    for (; j <= h - LENGTH; j += LENGTH) {
      FloatVector o = load(output, ot + j);
      FloatVector t = load(tanh, tt + j);
      FloatVector ho = load(dHidden, ht + j).mul(o);
      FloatVector hot = ho.mul(t);
      ho.sub(hot.mul(t)).add(load(dNewCell, ct + j)).intoArray(scratch, j);
      hot.sub(hot.mul(o)).intoArray(dOutput, dt + j);
    }
    for (; j < h; j++) {
      float o = output[ot + j];
      float t = tanh[tt + j];
      float ho = dHidden[ht + j] * o;
      float hot = ho * t;
      scratch[j] = ho - hot * t + dNewCell[ct + j];
      dOutput[dt + j] = hot - hot * o;
    }
  }

  /** The gradients of i, f and g, and of the previous cell. */
  private static void inputGradients(
      float[] gates,
      int at,
      float[] cell,
      int ct,
      float[] dC,
      float[] dGates,
      int to,
      float[] dCell,
      int dt,
      int h) {
    int j = 0;
    for (; j <= h - LENGTH; j += LENGTH) {
      FloatVector d = load(dC, j);
      FloatVector i = load(gates, at + j);
      FloatVector f = load(gates, at + h + j);
      FloatVector g = load(gates, at + 2 * h + j);
      FloatVector di = d.mul(i);
      FloatVector dig = di.mul(g);
      dig.sub(dig.mul(i)).intoArray(dGates, to + j);
      di.sub(dig.mul(g)).intoArray(dGates, to + 2 * h + j);
      FloatVector df = d.mul(f);
      FloatVector dfc = df.mul(load(cell, ct + j));
      dfc.sub(dfc.mul(f)).intoArray(dGates, to + h + j);
      df.add(load(dCell, dt + j)).intoArray(dCell, dt + j);
    }
    for (; j < h; j++) {
      float i = gates[at + j];
      float f = gates[at + h + j];
      float g = gates[at + 2 * h + j];
      float di = dC[j] * i;
      float dig = di * g;
      dGates[to + j] = dig - dig * i;
      dGates[to + 2 * h + j] = di - dig * g;
      float df = dC[j] * f;
      float dfc = df * cell[ct + j];
      dGates[to + h + j] = dfc - dfc * f;
      dCell[dt + j] += df;
    }
  }

  static void gru(Tensor x, Tensor u, Tensor h, Tensor gates, Tensor hidden) {
    int size = h.columns();
    float[] g = gates.data();
    for (int row = 0; row < h.rows(); row++) {
      int at = gates.rowOffset(row);
      int xt = x.rowOffset(row);
      int ut = u.rowOffset(row);
      Lanes.sum(x.data(), xt, u.data(), ut, g, at, 2 * size);
      VectorMath.sigmoid(g, at, g, at, 2 * size);
      candidate(x.data(), xt + 2 * size, u.data(), ut + 2 * size, g, at, size);
      VectorMath.tanh(g, at + 2 * size, g, at + 2 * size, size);
      newState(g, at, h.data(), h.rowOffset(row), hidden.data(), hidden.rowOffset(row), size);
    }
  }

  /** {@code x_n + r u_n}, where gates already hold r. */
  private static void candidate(
      float[] x, int xt, float[] u, int ut, float[] gates, int at, int h) {
    int j = 0;
    for (; j <= h - LENGTH; j += LENGTH) {
      FloatVector r = load(gates, at + j);
      r.fma(load(u, ut + j), load(x, xt + j)).intoArray(gates, at + 2 * h + j);
    }
    for (; j < h; j++) {
      gates[at + 2 * h + j] = Math.fma(gates[at + j], u[ut + j], x[xt + j]);
    }
  }

  /** {@code h' = (1 - z) n + z h}. */
  private static void newState(
      float[] gates, int at, float[] state, int st, float[] hidden, int ht, int h) {
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    int j = 0;
    for (; j <= h - LENGTH; j += LENGTH) {
      FloatVector z = load(gates, at + h + j);
      FloatVector kept = z.mul(load(state, st + j));
      one.sub(z).fma(load(gates, at + 2 * h + j), kept).intoArray(hidden, ht + j);
    }
    for (; j < h; j++) {
      float z = gates[at + h + j];
      hidden[ht + j] = Math.fma(1f - z, gates[at + 2 * h + j], z * state[st + j]);
    }
  }

  static void gruBackward(
      Tensor u, Tensor h, Tensor gates, Tensor dHidden, Tensor dX, Tensor dU, Tensor dH) {
    int size = h.columns();
    for (int row = 0; row < h.rows(); row++) {
      int to = dU.rowOffset(row);
      float[] dPre = dU.data();
      int d = dHidden.rowOffset(row);
      updateGradients(
          gates.data(),
          gates.rowOffset(row),
          h.data(),
          h.rowOffset(row),
          dHidden.data(),
          d,
          dPre,
          to,
          dH.data(),
          dH.rowOffset(row),
          size);
      resetGradients(
          gates.data(),
          gates.rowOffset(row),
          u.data(),
          u.rowOffset(row) + 2 * size,
          dX.data(),
          dX.rowOffset(row) + 2 * size,
          dPre,
          to,
          size);
      Lanes.add(dPre, to, dX.data(), dX.rowOffset(row), 2 * size);
    }
  }

  /** The gradients of z and n (before the reset gate) into dU, and the direct path to h. */
  private static void updateGradients(
      float[] gates,
      int at,
      float[] state,
      int st,
      float[] dHidden,
      int ht,
      float[] dU,
      int to,
      float[] dState,
      int dt,
      int h) {
    int j = 0;
    for (; j <= h - LENGTH; j += LENGTH) {
      FloatVector z = load(gates, at + h + j);
      FloatVector n = load(gates, at + 2 * h + j);
      FloatVector d = load(dHidden, ht + j);
      FloatVector dz = d.mul(z);
      dz.add(load(dState, dt + j)).intoArray(dState, dt + j);
      FloatVector rest = d.sub(dz);
      load(state, st + j).sub(n).mul(z).mul(rest).intoArray(dU, to + h + j);
      rest.sub(rest.mul(n).mul(n)).intoArray(dU, to + 2 * h + j);
    }
    for (; j < h; j++) {
      float z = gates[at + h + j];
      float n = gates[at + 2 * h + j];
      float dz = dHidden[ht + j] * z;
      dState[dt + j] += dz;
      float rest = dHidden[ht + j] - dz;
      dU[to + h + j] = (state[st + j] - n) * z * rest;
      dU[to + 2 * h + j] = rest - rest * n * n;
    }
  }

  /** The gradient of r, and that of n passed to x as it is and to u through r. */
  private static void resetGradients(
      float[] gates, int at, float[] u, int ut, float[] dX, int xt, float[] dU, int to, int h) {
    int j = 0;
    for (; j <= h - LENGTH; j += LENGTH) {
      FloatVector r = load(gates, at + j);
      FloatVector dN = load(dU, to + 2 * h + j);
      dN.add(load(dX, xt + j)).intoArray(dX, xt + j);
      FloatVector through = dN.mul(r);
      FloatVector dR = through.mul(load(u, ut + j));
      dR.sub(dR.mul(r)).intoArray(dU, to + j);
      through.intoArray(dU, to + 2 * h + j);
    }
    for (; j < h; j++) {
      float r = gates[at + j];
      float dN = dU[to + 2 * h + j];
      dX[xt + j] += dN;
      float through = dN * r;
      float dR = through * u[ut + j];
      dU[to + j] = dR - dR * r;
      dU[to + 2 * h + j] = through;
    }
  }
}

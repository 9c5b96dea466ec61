package io.dragoman.kernels;

import static io.dragoman.kernels.Implementations.copy;
import static io.dragoman.kernels.Implementations.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dragoman.tensor.ShapeMismatchException;
import io.dragoman.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GatesTest {
  private static final String ALL = "io.dragoman.kernels.Implementations#all";
  private static final int[] SIZES = {1, 3, 7, 8, 15, 16, 17, 31, 64, 100, 257};
  private static final int ROWS = 3;

  @ParameterizedTest
  @MethodSource(ALL)
  void lstm_equals_the_reference(Kernels kernels) {
    for (int h : SIZES) {
      Tensor gates = random(ROWS, 4 * h, 1);
      Tensor input = copy(gates);
      Tensor cell = random(ROWS, h, 2);
      Tensor newCell = Tensor.zeros(ROWS, h);
      Tensor tanhCell = Tensor.zeros(ROWS, h);
      Tensor hidden = Tensor.zeros(ROWS, h);
      kernels.lstm(gates, cell, newCell, tanhCell, hidden);
      for (int m = 0; m < ROWS; m++) {
        for (int j = 0; j < h; j++) {
          double i = sigmoid(input.get(m, j));
          double f = sigmoid(input.get(m, h + j));
          double g = Math.tanh(input.get(m, 2 * h + j));
          double o = sigmoid(input.get(m, 3 * h + j));
          double c = f * cell.get(m, j) + i * g;
          close(gates.get(m, j), i);
          close(gates.get(m, h + j), f);
          close(gates.get(m, 2 * h + j), g);
          close(gates.get(m, 3 * h + j), o);
          close(newCell.get(m, j), c);
          close(tanhCell.get(m, j), Math.tanh(c));
          close(hidden.get(m, j), o * Math.tanh(c));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void lstm_gradient_equals_the_reference(Kernels kernels) {
    for (int h : SIZES) {
      Tensor gates = random(ROWS, 4 * h, 1);
      Tensor cell = random(ROWS, h, 2);
      Tensor tanhCell = random(ROWS, h, 3);
      Tensor dHidden = random(ROWS, h, 4);
      Tensor dNewCell = random(ROWS, h, 5);
      Tensor dNewCellBefore = copy(dNewCell);
      Tensor dGates = random(ROWS, 4 * h, 6);
      Tensor dCell = random(ROWS, h, 7);
      Tensor start = copy(dCell);
      kernels.lstmBackward(gates, cell, tanhCell, dHidden, dNewCell, dGates, dCell);
      for (int m = 0; m < ROWS; m++) {
        for (int j = 0; j < h; j++) {
          double i = gates.get(m, j);
          double f = gates.get(m, h + j);
          double g = gates.get(m, 2 * h + j);
          double o = gates.get(m, 3 * h + j);
          double t = tanhCell.get(m, j);
          double dH = dHidden.get(m, j);
          double dC = dNewCell.get(m, j) + dH * o * (1 - t * t);
          close(dGates.get(m, j), dC * g * i * (1 - i));
          close(dGates.get(m, h + j), dC * cell.get(m, j) * f * (1 - f));
          close(dGates.get(m, 2 * h + j), dC * i * (1 - g * g));
          close(dGates.get(m, 3 * h + j), dH * t * o * (1 - o));
          close(dCell.get(m, j), start.get(m, j) + dC * f);
        }
      }
      assertThat(dNewCell.toArray()).isEqualTo(dNewCellBefore.toArray());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void gru_equals_the_reference(Kernels kernels) {
    for (int h : SIZES) {
      Tensor x = random(ROWS, 3 * h, 1);
      Tensor u = random(ROWS, 3 * h, 2);
      Tensor state = random(ROWS, h, 3);
      Tensor gates = Tensor.zeros(ROWS, 3 * h);
      Tensor hidden = Tensor.zeros(ROWS, h);
      kernels.gru(x, u, state, gates, hidden);
      for (int m = 0; m < ROWS; m++) {
        for (int j = 0; j < h; j++) {
          double r = sigmoid(x.get(m, j) + u.get(m, j));
          double z = sigmoid(x.get(m, h + j) + u.get(m, h + j));
          double n = Math.tanh(x.get(m, 2 * h + j) + r * u.get(m, 2 * h + j));
          close(gates.get(m, j), r);
          close(gates.get(m, h + j), z);
          close(gates.get(m, 2 * h + j), n);
          close(hidden.get(m, j), (1 - z) * n + z * state.get(m, j));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void gru_gradient_equals_the_reference(Kernels kernels) {
    for (int h : SIZES) {
      Tensor u = random(ROWS, 3 * h, 1);
      Tensor state = random(ROWS, h, 2);
      Tensor gates = random(ROWS, 3 * h, 3);
      Tensor dHidden = random(ROWS, h, 4);
      Tensor dX = random(ROWS, 3 * h, 5);
      Tensor startX = copy(dX);
      Tensor dU = random(ROWS, 3 * h, 6);
      Tensor dH = random(ROWS, h, 7);
      Tensor startH = copy(dH);
      kernels.gruBackward(u, state, gates, dHidden, dX, dU, dH);
      for (int m = 0; m < ROWS; m++) {
        for (int j = 0; j < h; j++) {
          double r = gates.get(m, j);
          double z = gates.get(m, h + j);
          double n = gates.get(m, 2 * h + j);
          double d = dHidden.get(m, j);
          double dN = d * (1 - z) * (1 - n * n);
          double dR = dN * u.get(m, 2 * h + j) * r * (1 - r);
          double dZ = d * (state.get(m, j) - n) * z * (1 - z);
          close(dU.get(m, j), dR);
          close(dU.get(m, h + j), dZ);
          close(dU.get(m, 2 * h + j), dN * r);
          close(dX.get(m, j), startX.get(m, j) + dR);
          close(dX.get(m, h + j), startX.get(m, h + j) + dZ);
          close(dX.get(m, 2 * h + j), startX.get(m, 2 * h + j) + dN);
          close(dH.get(m, j), startH.get(m, j) + d * z);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void a_row_does_not_depend_on_the_rows_beside_it(Kernels kernels) {
    for (int h : new int[] {5, 16, 37}) {
      Tensor[] all = step(kernels, h, 0, 6);
      for (int row = 0; row < 6; row++) {
        Tensor[] one = step(kernels, h, row, row + 1);
        for (int i = 0; i < all.length; i++) {
          assertThat(one[i].toArray())
              .as("output %s", i)
              .isEqualTo(all[i].slice(row, row + 1).toArray());
        }
      }
    }
  }

  /** All four kernels on rows of the same tensors; returns every output. */
  private static Tensor[] step(Kernels kernels, int h, int from, int to) {
    Tensor[] in = new Tensor[9];
    for (int i = 0; i < 9; i++) {
      in[i] = copy(random(6, (i < 3 ? 4 : i < 6 ? 3 : 1) * h, i).slice(from, to));
    }
    int m = to - from;
    Tensor[] out = new Tensor[9];
    for (int i = 0; i < 9; i++) {
      out[i] = Tensor.zeros(m, (i == 0 ? 4 : i < 4 ? 3 : 1) * h);
    }
    kernels.lstm(in[0], in[6], out[4], out[5], out[6]);
    kernels.lstmBackward(in[0], in[6], out[5], in[7], in[8], out[0], out[7]);
    kernels.gru(in[3], in[4], in[6], out[1], out[8]);
    kernels.gruBackward(in[4], in[6], out[1], in[7], out[2], out[3], out[7]);
    return out;
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void wrong_widths_are_named(Kernels kernels) {
    Tensor state = Tensor.zeros(2, 5);
    assertThatThrownBy(() -> kernels.lstm(Tensor.zeros(2, 15), state, state, state, state))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("lstm: gates (2, 15) and state (2, 5) must be (M, 4H) and (M, H)");
    Tensor gates = Tensor.zeros(2, 20);
    assertThatThrownBy(() -> kernels.gru(gates, gates, state, gates, state))
        .isInstanceOf(ShapeMismatchException.class)
        .hasMessage("gru: gates (2, 20) and state (2, 5) must be (M, 3H) and (M, H)");
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static void close(double actual, double expected) {
    if (!(Math.abs(actual - expected) <= 3e-6 * (1 + Math.abs(expected)))) {
      assertThat(actual).isCloseTo(expected, within(0.0));
    }
  }
}

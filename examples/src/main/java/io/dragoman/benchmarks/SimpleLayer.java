package io.dragoman.benchmarks;

import io.dragoman.nn.ParameterStore;

/** A recurrent layer as the textbooks have it, in double precision, for one sequence. */
final class SimpleLayer {
  private final boolean lstm;
  private final int hidden;
  private final int gates;
  private final float[] inputWeight;
  private final float[] inputBias;
  private final float[] recurrentBias;

  SimpleLayer(String cell, int hidden, ParameterStore store) {
    this.hidden = hidden;
    lstm = cell.equals("lstm");
    gates = lstm ? 4 : 3;
    inputWeight = store.get("layer.forward.input.weight").value().data();
    inputBias = store.get("layer.forward.input.bias").value().data();
    recurrentBias =
        lstm ? new float[gates * hidden] : store.get("layer.forward.recurrent.bias").value().data();
  }

  /** The state after all inputs, which follow each other, {@code hidden} values a step. */
  double[] lastState(float[] inputs, float[] recurrentWeight) {
    double[] state = new double[hidden];
    double[] cell = new double[hidden];
    for (int from = 0; from < inputs.length; from += hidden) {
      double[] word = new double[hidden];
      for (int i = 0; i < hidden; i++) {
        word[i] = inputs[from + i];
      }
      double[] x = project(word, inputWeight, inputBias);
      double[] u = project(state, recurrentWeight, recurrentBias);
      state = lstm ? lstm(x, u, cell) : gru(x, u, state);
    }
    return state;
  }

  private double[] project(double[] x, float[] weight, float[] bias) {
    int columns = gates * hidden;
    double[] y = new double[columns];
    for (int n = 0; n < columns; n++) {
      y[n] = bias[n];
    }
    for (int k = 0; k < hidden; k++) {
      for (int n = 0; n < columns; n++) {
        y[n] += x[k] * weight[k * columns + n];
      }
    }
    return y;
  }

  private double[] lstm(double[] x, double[] u, double[] cell) {
    double[] next = new double[hidden];
    for (int n = 0; n < hidden; n++) {
      double i = Checks.sigmoid(x[n] + u[n]);
      double f = Checks.sigmoid(x[hidden + n] + u[hidden + n]);
      double g = Math.tanh(x[2 * hidden + n] + u[2 * hidden + n]);
      double o = Checks.sigmoid(x[3 * hidden + n] + u[3 * hidden + n]);
      cell[n] = f * cell[n] + i * g;
      next[n] = o * Math.tanh(cell[n]);
    }
    return next;
  }

  private double[] gru(double[] x, double[] u, double[] state) {
    double[] next = new double[hidden];
    for (int n = 0; n < hidden; n++) {
      double r = Checks.sigmoid(x[n] + u[n]);
      double z = Checks.sigmoid(x[hidden + n] + u[hidden + n]);
      double candidate = Math.tanh(x[2 * hidden + n] + r * u[2 * hidden + n]);
      next[n] = (1 - z) * candidate + z * state[n];
    }
    return next;
  }
}

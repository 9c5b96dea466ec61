package io.dragoman.optim;

import io.dragoman.autograd.Gradients;
import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Adafactor (Shazeer and Stern 2018), whose state is one number for each row and each column of a
 * matrix instead of one for each weight.
 *
 * <p>With n = the update's number, {@code b = n^-decay} and means over rows and columns of the
 * squared gradient: {@code r += b (mean_j g_ij^2 - r); c += b (mean_i g_ij^2 - c); v_ij = r_i c_j /
 * max(epsilon, mean(r)); u = g / sqrt(max(epsilon^2, v))}. A vector keeps v itself. Then {@code w
 * -= a u / max(1, rms(u) / clip)} with {@code a = max(floor, rms(w)) min(rate, n^-1/2)}, after the
 * decoupled weight decay {@code w *= 1 - rate * decay}. These are PyTorch's conventions.
 *
 * <p>Whoever updates the first range of a parameter computes the sums of the whole parameter, in a
 * fixed order; others wait.
 */
final class Adafactor implements Optimizer {
  private final OptimizerState state = new OptimizerState("adafactor");
  private final double epsilon;
  private final double weightDecay;
  private final AdafactorConfig config;
  private final Statistics[] statistics;
  private double learningRate;
  private double scale;
  private double share;

  Adafactor(OptimizerConfig config, List<Parameter> parameters) {
    this.epsilon = config.epsilon();
    this.weightDecay = config.weightDecay();
    this.config = config.adafactor();
    statistics = new Statistics[parameters.size()];
    for (Parameter each : parameters) {
      statistics[each.index()] = new Statistics(each);
    }
  }

  @Override
  public void beginUpdate(double learningRate, double gradientScale) {
    state.nextStep();
    this.learningRate = learningRate;
    scale = gradientScale;
    share = StrictMath.pow((double) state.step(), -config.beta2Decay());
  }

  @Override
  public void update(Parameter parameter, Gradients gradients, int from, int to) {
    Objects.checkFromToIndex(from, to, parameter.value().size());
    if (parameter.isFrozen()) {
      return;
    }
    Statistics own = statistics[parameter.index()];
    own.prepare(gradients);
    float[] w = parameter.value().data();
    float[] gradient = gradients.of(parameter).data();
    float keep = (float) (1 - learningRate * weightDecay);
    for (int i = from; i < to; i++) {
      w[i] = keep * w[i] - (float) (own.step * own.update(gradient, i));
    }
  }

  @Override
  public OptimizerState state() {
    return state;
  }

  /** What is known of the squared gradients of one parameter. */
  private final class Statistics {
    private final Parameter parameter;
    private final int columns;
    private final float[] rowMeans; // of a vector all its values
    private final float[] columnMeans; // null of a vector
    private final double[] sums;
    private double inverseMean;
    private double step;
    private long preparedFor;

    Statistics(Parameter parameter) {
      this.parameter = parameter;
      Tensor value = parameter.value();
      boolean vector = value.rows() == 1 || value.columns() == 1;
      columns = vector ? 1 : value.columns();
      String name = parameter.name();
      rowMeans =
          state.add(name + (vector ? ".squares" : ".row_squares"), value.size() / columns).data();
      columnMeans = vector ? null : state.add(name + ".column_squares", columns).data();
      sums = new double[columns];
    }

    synchronized void prepare(Gradients gradients) {
      if (preparedFor == state.step()) {
        return;
      }
      float[] gradient = gradients.of(parameter).data();
      if (columnMeans == null) {
        for (int i = 0; i < rowMeans.length; i++) {
          rowMeans[i] = moved(rowMeans[i], square(gradient[i]));
        }
      } else {
        moveMeans(gradient);
      }
      double squares = 0;
      for (int i = 0; i < parameter.value().size(); i++) {
        double u = update(gradient, i);
        squares += u * u;
      }
      double size = parameter.value().size();
      double rate = Math.min(learningRate, 1 / Math.sqrt((double) state.step()));
      double a = Math.max(config.floor(), rootMeanSquare(parameter.value())) * rate;
      step = a / Math.max(1, Math.sqrt(squares / size) / config.clip());
      preparedFor = state.step();
    }

    private void moveMeans(float[] gradient) {
      Arrays.fill(sums, 0);
      double total = 0;
      for (int row = 0; row < rowMeans.length; row++) {
        double sum = 0;
        for (int column = 0; column < columns; column++) {
          double square = square(gradient[row * columns + column]);
          sum += square;
          sums[column] += square;
        }
        rowMeans[row] = moved(rowMeans[row], sum / columns);
        total += rowMeans[row];
      }
      for (int column = 0; column < columns; column++) {
        columnMeans[column] = moved(columnMeans[column], sums[column] / rowMeans.length);
      }
      inverseMean = 1 / Math.max(epsilon, total / rowMeans.length);
    }

    private float moved(float mean, double value) {
      return (float) (mean + share * (value - mean));
    }

    private double square(float gradient) {
      double g = scale * gradient;
      return g * g;
    }

    private double update(float[] gradient, int i) {
      double v =
          columnMeans == null
              ? rowMeans[i]
              : (double) rowMeans[i / columns] * columnMeans[i % columns] * inverseMean;
      return scale * gradient[i] / Math.sqrt(Math.max(epsilon * epsilon, v));
    }
  }

  private static double rootMeanSquare(Tensor values) {
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      double value = values.data()[i];
      sum += value * value;
    }
    return Math.sqrt(sum / values.size());
  }
}

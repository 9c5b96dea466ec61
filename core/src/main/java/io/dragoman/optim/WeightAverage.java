package io.dragoman.optim;

import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.List;
import java.util.Objects;

/**
 * The exponential moving average of all parameters: {@code a += (1 - d) (w - a)} with {@code d =
 * min(decay, (1 + t) / (10 + t))} at update t, counted from 1, so that the first values are soon
 * forgotten.
 *
 * <p>One update is {@link #beginUpdate} on one thread, then {@link #update} on ranges that cover
 * every parameter once, from any threads started or woken after it.
 */
public final class WeightAverage {
  private final double decay;
  private final List<Parameter> parameters;
  private final OptimizerState state = new OptimizerState("average");
  private final Tensor[] averages;
  private float share;
  private boolean swapped;

  /**
   * Starts from the parameters' values.
   *
   * @throws IllegalArgumentException if the decay is not from 0 to below 1
   */
  public WeightAverage(double decay, List<Parameter> parameters) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("average: " + decay + " must be from 0 to below 1");
    }
    this.decay = decay;
    this.parameters = List.copyOf(parameters);
    this.averages = state.add(parameters, "");
    for (Parameter each : parameters) {
      averages[each.index()].copyFrom(each.value());
    }
  }

  /** Starts the next update. */
  public void beginUpdate() {
    requireOutside();
    long t = state.nextStep();
    share = (float) (1 - Math.min(decay, (1.0 + t) / (10.0 + t)));
  }

  /** Updates the averages of the values {@code [from, to)} of a parameter. */
  public void update(Parameter parameter, int from, int to) {
    Objects.checkFromToIndex(from, to, parameter.value().size());
    float[] w = parameter.value().data();
    float[] a = averages[parameter.index()].data();
    for (int i = from; i < to; i++) {
      a[i] += share * (w[i] - a[i]);
    }
  }

  /**
   * Puts the averages into the parameters and keeps the parameters' own values, or, the second
   * time, puts those back bit for bit.
   */
  public void swap() {
    for (Parameter each : parameters) {
      float[] w = each.value().data();
      float[] a = averages[each.index()].data();
      for (int i = 0; i < each.value().size(); i++) {
        float kept = w[i];
        w[i] = a[i];
        a[i] = kept;
      }
      each.changed();
    }
    swapped = !swapped;
  }

  /**
   * What must be kept to go on later as if never stopped.
   *
   * @throws IllegalStateException if the averages are in the parameters now
   */
  public OptimizerState state() {
    requireOutside();
    return state;
  }

  private void requireOutside() {
    if (swapped) {
      throw new IllegalStateException("average: is in the parameters: swap it out first");
    }
  }
}

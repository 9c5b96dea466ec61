package io.dragoman.optim;

import io.dragoman.autograd.Parameter;
import io.dragoman.tensor.Tensor;
import java.util.List;
import java.util.Objects;

/**
 * A mean of all parameters over time.
 *
 * <p>The exponential moving average: {@code a += (1 - d) (w - a)} with {@code d = min(decay, (1 +
 * t) / (10 + t))} at update t, counted from 1, so that the first values are soon forgotten. The
 * {@link #equal} mean of those times at which {@link #include} is called: {@code a += (w - a) / n}
 * at the n-th (stochastic weight averaging, Izmailov et al. 2018).
 *
 * <p>One update is {@link #beginUpdate} on one thread, then {@link #update} on ranges that cover
 * every parameter once, from any threads started or woken after it.
 */
public final class WeightAverage {
  private static final double EQUAL = -1;

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
    this(parameters, decay);
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("average: " + decay + " must be from 0 to below 1");
    }
  }

  private WeightAverage(List<Parameter> parameters, double decay) {
    this.decay = decay;
    this.parameters = List.copyOf(parameters);
    this.averages = state.add(parameters, "");
    for (Parameter each : parameters) {
      averages[each.index()].copyFrom(each.value());
    }
  }

  /** The plain mean of what {@link #include} takes in; the weights themselves before the first. */
  public static WeightAverage equal(List<Parameter> parameters) {
    return new WeightAverage(parameters, EQUAL);
  }

  /**
   * Takes the parameters as they are into an equal mean.
   *
   * @throws IllegalStateException if this is a moving average
   */
  public void include() {
    requireOutside();
    if (decay != EQUAL) {
      throw new IllegalStateException("average: is a moving one: it includes every update");
    }
    long count = state.nextStep();
    share = 1f / count;
    for (Parameter each : parameters) {
      if (count == 1) {
        averages[each.index()].copyFrom(each.value()); // without the rounding of a difference
      } else {
        move(each, 0, each.value().size());
      }
    }
  }

  /** Starts the next update. */
  public void beginUpdate() {
    requireOutside();
    if (decay == EQUAL) {
      return;
    }
    long t = state.nextStep();
    share = (float) (1 - Math.min(decay, (1.0 + t) / (10.0 + t)));
  }

  /** Updates the averages of the values {@code [from, to)} of a parameter. */
  public void update(Parameter parameter, int from, int to) {
    Objects.checkFromToIndex(from, to, parameter.value().size());
    if (decay != EQUAL) {
      move(parameter, from, to);
    }
  }

  private void move(Parameter parameter, int from, int to) {
    float[] w = parameter.value().data();
    float[] a = averages[parameter.index()].data();
    for (int i = from; i < to; i++) {
      a[i] += share * (w[i] - a[i]);
    }
  }

  /**
   * Puts the averages into the parameters and keeps the parameters' own values, or, the second
   * time, puts those back bit for bit. An equal mean of nothing changes nothing.
   */
  public void swap() {
    swapped = !swapped;
    if (isEmpty()) {
      return;
    }
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
  }

  private boolean isEmpty() {
    return decay == EQUAL && state.step() == 0;
  }

  /**
   * What must be kept to go on later as if never stopped.
   *
   * @throws IllegalStateException if the averages are in the parameters now
   */
  public OptimizerState state() {
    requireOutside();
    if (isEmpty()) {
      parameters.forEach(each -> averages[each.index()].copyFrom(each.value()));
    }
    return state;
  }

  private void requireOutside() {
    if (swapped) {
      throw new IllegalStateException("average: is in the parameters: swap it out first");
    }
  }
}

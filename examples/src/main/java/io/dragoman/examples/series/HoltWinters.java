package io.dragoman.examples.series;

/**
 * Exponential smoothing with a damped trend and an additive season (Holt 1957, Winters 1960):
 *
 * <pre>
 *   l' = a (y - s) + (1 - a) (l + d b)
 *   b' = c (l' - l) + (1 - c) d b
 *   s' = g (y - l') + (1 - g) s
 * </pre>
 */
final class HoltWinters implements Forecaster {
  private static final double DAMPING = 0.98;
  private static final double[] LEVELS = {0.1, 0.3, 0.5, 0.7, 0.9, 0.99};
  private static final double[] TRENDS = {0, 0.01, 0.1};
  private static final double[] SEASONS = {0.01, 0.1, 0.3};

  private final int period;
  private final double level;
  private final double trend;
  private final double season;

  private HoltWinters(int period, double level, double trend, double season) {
    this.period = period;
    this.level = level;
    this.trend = trend;
    this.season = season;
  }

  /** Chooses the constants of a grid that forecast one step of these values best. */
  static HoltWinters fit(double[] values, int period) {
    HoltWinters best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double level : LEVELS) {
      for (double trend : TRENDS) {
        for (double season : SEASONS) {
          HoltWinters tried = new HoltWinters(period, level, trend, season);
          double error = tried.oneStepError(values);
          if (error < least || best == null) {
            least = error;
            best = tried;
          }
        }
      }
    }
    return best;
  }

  private double oneStepError(double[] values) {
    State state = new State(values);
    double sum = 0;
    for (int t = period; t < values.length; t++) {
      double error = state.forecast(t, 0) - values[t];
      sum += error * error;
      state.update(t, values[t]);
    }
    return sum;
  }

  @Override
  public double[][] forecast(double[] series, int[] origins, int horizon) {
    double[][] forecasts = new double[origins.length][horizon];
    State state = new State(series);
    int next = period;
    for (int i = 0; i < origins.length; i++) {
      for (; next < origins[i]; next++) {
        state.update(next, series[next]);
      }
      for (int step = 0; step < horizon; step++) {
        forecasts[i][step] = state.forecast(origins[i], step);
      }
    }
    return forecasts;
  }

  /** Level, trend and season after some values; begins with the first season. */
  private final class State {
    private double l;
    private double b;
    private final double[] s = new double[period];

    State(double[] series) {
      for (int i = 0; i < period; i++) {
        l += series[i] / period;
      }
      for (int i = 0; i < period; i++) {
        s[i] = period == 1 ? 0 : series[i] - l;
      }
    }

    double forecast(int time, int step) {
      double damped = 0;
      for (int i = 0; i <= step; i++) {
        damped = DAMPING * (1 + damped);
      }
      return l + damped * b + s[(time + step) % period];
    }

    void update(int time, double value) {
      int place = time % period;
      double before = l;
      l = level * (value - s[place]) + (1 - level) * (l + DAMPING * b);
      b = trend * (l - before) + (1 - trend) * DAMPING * b;
      if (period > 1) {
        s[place] = season * (value - l) + (1 - season) * s[place];
      }
    }
  }
}

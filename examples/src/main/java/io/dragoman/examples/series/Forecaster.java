package io.dragoman.examples.series;

/** Forecasts the next values of a series. */
@FunctionalInterface
interface Forecaster {
  /**
   * Forecasts at one or more times.
   *
   * @param series all values; only those before an origin may be looked at for it
   * @param origins places of the first value to forecast, ascending
   * @param horizon how many values
   * @return {@code [origin][step]}
   */
  double[][] forecast(double[] series, int[] origins, int horizon);

  /** The last value goes on. */
  static double[][] persistence(double[] series, int[] origins, int horizon) {
    return seasonal(series, origins, horizon, 1);
  }

  /** The values of the last season repeat. */
  static double[][] seasonal(double[] series, int[] origins, int horizon, int period) {
    double[][] forecasts = new double[origins.length][horizon];
    for (int i = 0; i < origins.length; i++) {
      for (int step = 0; step < horizon; step++) {
        forecasts[i][step] = series[origins[i] - period + step % period];
      }
    }
    return forecasts;
  }
}

package io.dragoman.examples.series;

/**
 * How far forecasts are from what came.
 *
 * @param squared mean squared error over all origins and steps
 * @param absolute mean absolute error
 */
record Errors(double squared, double absolute) {
  static Errors of(double[][] forecasts, double[] series, int[] origins) {
    double squares = 0;
    double sum = 0;
    long count = 0;
    for (int i = 0; i < origins.length; i++) {
      for (int step = 0; step < forecasts[i].length; step++) {
        double error = forecasts[i][step] - series[origins[i] + step];
        squares += error * error;
        sum += Math.abs(error);
        count++;
      }
    }
    return new Errors(squares / count, sum / count);
  }
}

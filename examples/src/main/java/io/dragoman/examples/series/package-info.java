/**
 * The application {@code time-series}: forecasts by a recurrent network with linear outputs, beside
 * persistence, seasonal naive forecasts and exponential smoothing.
 */
package io.dragoman.examples.series;

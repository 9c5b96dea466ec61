package io.dragoman.model;

/** The output function g of a recurrent network, and with it the loss that it is trained with. */
public enum OutputFunction {
  /** {@code softmax(s W + b)}, one of several classes; cross-entropy. */
  SOFTMAX,
  /** {@code s W + b}, real values; squared error. */
  LINEAR,
  /** {@code sigmoid(s W + b)}, several yes-or-no answers; binary cross-entropy. */
  SIGMOID
}

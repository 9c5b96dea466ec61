package io.dragoman.config;

/** The optimizers. */
public enum OptimizerType {
  SGD,
  MOMENTUM,
  NESTEROV,
  ADAM,
  ADAMW
}

package io.dragoman.training;

/** Measures the model as it is now. */
@FunctionalInterface
public interface Validation {
  /** Measures. */
  ValidationResult validate();
}

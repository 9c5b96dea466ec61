/**
 * The application {@code gradients}: how far back in time the gradient of a loss reaches, shown on
 * the adding problem (Hochreiter and Schmidhuber 1997).
 */
package io.dragoman.examples.gradients;

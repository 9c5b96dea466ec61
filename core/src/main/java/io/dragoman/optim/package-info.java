/**
 * Optimizers, gradient clipping, learning rates and the average of weights.
 *
 * <p>Updates are elementwise: several threads may work on ranges of a parameter and no bit depends
 * on who does what. Start reading at {@link io.dragoman.optim.Optimizer}.
 */
package io.dragoman.optim;

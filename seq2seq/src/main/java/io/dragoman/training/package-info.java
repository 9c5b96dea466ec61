/**
 * Training with teacher forcing.
 *
 * <p>Start reading at {@code Trainer}: it takes batches, lets {@link
 * io.dragoman.training.GradientShards} compute gradients, updates the parameters and tells its
 * listeners.
 */
package io.dragoman.training;

/**
 * Event files that TensorBoard shows: scalars, histograms, images and text.
 *
 * <p>Start reading at {@code EventFile}.
 */
package io.dragoman.tensorboard;

/**
 * Dense float matrices on the Java heap and the arena they are taken from.
 *
 * <p>Everything is row-major and contiguous. Sequences are packed and time-major: a {@link
 * io.dragoman.tensor.SequenceLayout} says which rows belong to which time step, so that no padding
 * is ever stored or computed. Start reading at {@link io.dragoman.tensor.Tensor}.
 */
package io.dragoman.tensor;

/**
 * A tape of coarse, named, hand-differentiated operations.
 *
 * <p>Backpropagation through time is the tape run backwards. Models are written once, as calls of
 * the operation families ({@code MatrixOps}, {@code RecurrentOps}, {@code AttentionOps}, {@code
 * LossOps}, ...); no backward code exists outside this package. The same code runs on {@link
 * io.dragoman.autograd.Tape#inference} without recording anything.
 */
package io.dragoman.autograd;

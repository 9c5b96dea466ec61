package io.dragoman.training;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;

/**
 * What training minimises: a loss of a batch, as a mean over its units (words, say).
 *
 * @param <B> a shard of a batch, such as {@link io.dragoman.model.ParallelBatch}
 */
public interface Objective<B> {
  /** The number of units that a shard's loss is a sum over. */
  int units(B shard);

  /**
   * Records the loss of a shard.
   *
   * @param tape records what is to be differentiated
   * @param scale factor of the gradient
   * @return sums over the shard's units
   */
  Loss loss(Tape tape, B shard, float scale);
}

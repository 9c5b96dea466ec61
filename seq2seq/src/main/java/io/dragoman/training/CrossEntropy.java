package io.dragoman.training;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.model.EncoderDecoder;
import io.dragoman.model.ParallelBatch;

/** The cross-entropy of known translations, by teacher forcing; its units are target words. */
final class CrossEntropy implements Objective<ParallelBatch> {
  private final EncoderDecoder model;
  private final float smoothing;

  /**
   * Of a model.
   *
   * @param smoothing label smoothing, from 0 to below 1
   */
  CrossEntropy(EncoderDecoder model, double smoothing) {
    this.model = model;
    this.smoothing = (float) smoothing;
  }

  @Override
  public int units(ParallelBatch shard) {
    return shard.targetTokens();
  }

  @Override
  public Loss loss(Tape tape, ParallelBatch shard, float scale) {
    return model.loss(tape, shard, smoothing, scale);
  }
}

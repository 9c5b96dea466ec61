package io.dragoman.examples.frames;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.model.FrameEncoderDecoder;
import io.dragoman.model.FramePairs;
import io.dragoman.training.Objective;

/** The cross-entropy of known words, by teacher forcing, smoothed as configured. */
public final class RecognizerObjective implements Objective<FramePairs> {
  private final FrameEncoderDecoder model;
  private final float smoothing;

  /** Of a recognizer's model. */
  public RecognizerObjective(Recognizer recognizer) {
    model = recognizer.model();
    smoothing = (float) recognizer.config().training().labelSmoothing();
  }

  @Override
  public int units(FramePairs shard) {
    return shard.targetTokens();
  }

  @Override
  public Loss loss(Tape tape, FramePairs shard, float scale) {
    return model.loss(tape, shard, smoothing, scale);
  }
}

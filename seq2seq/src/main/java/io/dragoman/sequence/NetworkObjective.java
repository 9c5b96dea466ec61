package io.dragoman.sequence;

import io.dragoman.autograd.LossOps.Loss;
import io.dragoman.autograd.Tape;
import io.dragoman.model.SequenceExamples;
import io.dragoman.model.SequenceNetwork;
import io.dragoman.training.Objective;

/** The loss that belongs to a network's output function; its units are single targets. */
public final class NetworkObjective implements Objective<SequenceExamples> {
  private final SequenceNetwork network;

  public NetworkObjective(SequenceNetwork network) {
    this.network = network;
  }

  @Override
  public int units(SequenceExamples shard) {
    return shard.targets().size();
  }

  @Override
  public Loss loss(Tape tape, SequenceExamples shard, float scale) {
    return network.loss(tape, shard, scale);
  }
}

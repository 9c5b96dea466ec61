package io.dragoman.training;

/** What the time of training is spent on, in the order in which it comes. */
public enum Phase {
  /** Waiting for the next batch, which is prepared in the background. */
  BATCH("batch", false),
  /** The loss of a shard. */
  FORWARD("forward", true),
  /** The gradients of a shard. */
  BACKWARD("backward", true),
  /** The gradients of weights, over all shards, and their norm. */
  WEIGHT_GRADIENTS("weight gradients", false),
  /** The optimizer, averaged weights, and packing the new weights. */
  OPTIMIZER("optimizer", false),
  /** Validation. */
  VALIDATION("validation", false),
  /** Writing a checkpoint. */
  CHECKPOINT("checkpoint", false);

  private final String label;
  private final boolean perShard;

  Phase(String label, boolean perShard) {
    this.label = label;
    this.perShard = perShard;
  }

  /** The name for people. */
  public String label() {
    return label;
  }

  /** Whether every shard has one of its own, several at the same time. */
  public boolean isPerShard() {
    return perShard;
  }

  /** Whether it is part of every update. */
  public boolean isPartOfUpdate() {
    return this != VALIDATION && this != CHECKPOINT;
  }
}

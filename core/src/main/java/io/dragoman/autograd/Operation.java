package io.dragoman.autograd;

/** One recorded operation: its forward pass is done when it is recorded. */
@FunctionalInterface
public interface Operation {
  /** Adds this operation's share to the gradients of its inputs, given that of its outputs. */
  void backward();
}

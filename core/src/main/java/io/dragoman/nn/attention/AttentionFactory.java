package io.dragoman.nn.attention;

import io.dragoman.nn.ParameterStore;

/** Makes attentions of one kind; found through {@link java.util.ServiceLoader}. */
public interface AttentionFactory {
  /** The name in a configuration, such as {@code additive}. */
  String name();

  /**
   * Creates an attention with its parameters under {@code path}.
   *
   * @param query hidden units of the decoder
   * @param memory units of the encoder's states
   * @param units size of the space of queries and keys
   */
  Attention create(ParameterStore store, String path, int query, int memory, int units);
}

package io.dragoman.model;

import io.dragoman.nn.attention.Attending;

/**
 * An attention on a batch of source sentences.
 *
 * @param source the sentences
 * @param multiplied whether context vectors come as products with all weights that take them, made
 *     with the source positions in their place
 */
record Looking(Attending attending, EncoderOutput source, boolean multiplied) {}

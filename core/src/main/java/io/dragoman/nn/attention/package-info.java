/**
 * Attention: where a decoder looks.
 *
 * <p>{@link io.dragoman.nn.attention.Attention} holds the parameters; {@link
 * io.dragoman.nn.attention.Attention#on} does the work needed once per sentence; {@link
 * io.dragoman.nn.attention.Attending} is asked at every step. Nothing mutable: one attention serves
 * many threads.
 */
package io.dragoman.nn.attention;

/**
 * Measures machine, training and decoding.
 *
 * <p>Start reading at {@code TrainingSpeed} and {@code DecodingSpeed}; {@code FmaPeak} is what they
 * are compared with.
 */
package io.dragoman.bench;

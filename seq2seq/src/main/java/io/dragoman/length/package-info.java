/**
 * How long the translation of a sentence is expected to be, predicted from the encoder's states.
 *
 * <p>Start reading at {@code LengthModel}.
 */
package io.dragoman.length;

/**
 * The example {@code speech}: spoken strings of words to text by an attention-based recognizer
 * (Chan et al. 2016), on recordings or on sounds of its own.
 *
 * <p>Start reading at {@code SpeechCommand}.
 */
package io.dragoman.examples.speech;

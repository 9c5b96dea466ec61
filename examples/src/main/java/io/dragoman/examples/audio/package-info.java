/**
 * Sound as a recognizer wants it: WAV files, frames, Fourier transform, mel filters, logarithms.
 *
 * <p>Start reading at {@link io.dragoman.examples.audio.LogMel}.
 */
package io.dragoman.examples.audio;

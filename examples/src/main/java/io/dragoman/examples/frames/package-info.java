/**
 * What recognizers of speech and of handwriting share: examples of frames with words, training with
 * a validation after each epoch, models in files, reports.
 *
 * <p>Start reading at {@link io.dragoman.examples.frames.Recognizer}.
 */
package io.dragoman.examples.frames;

package io.dragoman.examples.frames;

/**
 * Words that a recognizer found.
 *
 * @param text with one space between words
 * @param attention for each word and, if the search came to the end, {@code </s>}: the weight of
 *     each of the encoder's states, each of which stands for the same number of frames
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights, never compared
public record Recognized(String text, float[][] attention) {}

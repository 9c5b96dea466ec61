package io.dragoman.search;

/**
 * How probable a scorer finds a sentence that is given.
 *
 * @param logProbability the sum over all words and {@code </s>}, base e
 * @param words the log-probability of each word and, last, of {@code </s>}
 * @param attention for each of these the weight of each source word, {@code </s>} included; no rows
 *     unless asked for
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers, never compared
public record ForcedScore(double logProbability, double[] words, float[][] attention) {}

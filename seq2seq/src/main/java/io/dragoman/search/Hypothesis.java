package io.dragoman.search;

/**
 * A translation that a search found.
 *
 * @param ids its words, without {@code </s>}
 * @param score what it was ranked by: the log-probability over a power of the length
 * @param logProbability sum over all words and, if finished, {@code </s>}; base e
 * @param finished whether it ends in {@code </s>}; if not, it met the limit of length
 * @param wordLogProbabilities for each word and, if finished, {@code </s>}: its logarithm of the
 *     probability behind the words before it; none unless asked for
 * @param attention for each word and, if finished, {@code </s>}: the weight of each source word,
 *     {@code </s>} included; no rows unless asked for
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of ids and weights, never compared
public record Hypothesis(
    int[] ids,
    double score,
    double logProbability,
    boolean finished,
    double[] wordLogProbabilities,
    float[][] attention) {}

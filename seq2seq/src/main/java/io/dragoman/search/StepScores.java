package io.dragoman.search;

import io.dragoman.tensor.Tensor;

/**
 * Scores of every word as the next one of every hypothesis: {@code log p(v | row) = scores[row, v]
 * - logNormalizers[row]}.
 *
 * <p>So a search computes log-probabilities only of the words it keeps.
 *
 * @param scores {@code (rows, vocabulary)}
 * @param logNormalizers {@code (1, rows)}, the log of each row's sum of exponentials; zeros if the
 *     scores are log-probabilities
 */
public record StepScores(Tensor scores, Tensor logNormalizers) {}

/**
 * Measures of translations.
 *
 * <p>Every {@link io.dragoman.evaluation.Metric} turns a sentence and its references into numbers
 * that add up, and sums of them into a {@link io.dragoman.evaluation.Score}. BLEU, chrF and TER
 * give the numbers of sacreBLEU.
 */
package io.dragoman.evaluation;

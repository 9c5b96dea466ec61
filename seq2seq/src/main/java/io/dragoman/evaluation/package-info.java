/**
 * Measures of translations.
 *
 * <p>{@link io.dragoman.evaluation.Bleu} gives the numbers of sacreBLEU.
 */
package io.dragoman.evaluation;

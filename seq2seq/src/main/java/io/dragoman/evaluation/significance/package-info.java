/**
 * Whether a difference between scores could be chance: resampling of sufficient statistics.
 *
 * <p>Intervals and p-values are defined as in sacreBLEU.
 */
package io.dragoman.evaluation.significance;

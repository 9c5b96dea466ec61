/**
 * Corpora as streams of parallel lines: shuffled, split and sampled in little memory. What comes
 * out depends on the text, the options and the seed alone.
 */
package io.dragoman.corpus;

/**
 * What a corpus is made of: lines, tokens, types, lengths and unknown words, counted as streams.
 */
package io.dragoman.corpus.stats;

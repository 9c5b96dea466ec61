/**
 * Rules by which sentence pairs are kept or removed. To add one, implement {@link
 * io.dragoman.corpus.filter.PairRule}.
 */
package io.dragoman.corpus.filter;

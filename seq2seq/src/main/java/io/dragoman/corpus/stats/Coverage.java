package io.dragoman.corpus.stats;

/**
 * How much of a text a vocabulary of its most frequent types covers.
 *
 * @param types the size of the vocabulary
 * @param tokens how many tokens of the text it has
 */
public record Coverage(int types, long tokens) {}

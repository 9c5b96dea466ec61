package io.dragoman.corpus.stats;

/**
 * What of a text does not occur in another one.
 *
 * @param tokens how many tokens
 * @param types how many types
 */
public record Unknown(long tokens, int types) {}

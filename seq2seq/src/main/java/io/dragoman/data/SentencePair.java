package io.dragoman.data;

/**
 * A line of the source and the same line of the target.
 *
 * @param line counted from 1
 * @param source without its line end
 * @param target without its line end
 */
public record SentencePair(long line, String source, String target) {}

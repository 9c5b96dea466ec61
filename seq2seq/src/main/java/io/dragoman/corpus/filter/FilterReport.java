package io.dragoman.corpus.filter;

import com.google.common.collect.ImmutableMap;

/**
 * What became of a corpus: {@code kept} and all {@code removed} together are {@code pairs}.
 *
 * @param pairs how many were read
 * @param kept how many stay
 * @param removed how many each rule removed, in the order of the rules; a pair counts for the first
 *     rule that it breaks
 */
public record FilterReport(long pairs, long kept, ImmutableMap<String, Long> removed) {}

/**
 * From source ids to the most probable target ids: greedy and beam search over many sentences.
 *
 * <p>A search knows its model only as a {@code StepScorer}. What is found for a sentence never
 * depends on the sentences beside it. Start reading at {@code Searcher}.
 */
package io.dragoman.search;

/**
 * Choosing among translations that are there already: n-best lists and their features, weights of
 * features and how to learn them, minimum Bayes risk.
 *
 * <p>Nothing here knows a model: scores come in as numbers. Start reading at {@link
 * io.dragoman.rerank.NBestEntry}.
 */
package io.dragoman.rerank;

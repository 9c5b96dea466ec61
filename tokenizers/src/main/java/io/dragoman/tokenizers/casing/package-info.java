/**
 * Case apart from words, so that a word is the same token wherever it stands.
 *
 * <p>{@link io.dragoman.tokenizers.casing.CaseMarkedTokenizer} writes it as tokens of its own.
 */
package io.dragoman.tokenizers.casing;

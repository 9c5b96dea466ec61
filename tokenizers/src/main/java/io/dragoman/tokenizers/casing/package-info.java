/**
 * Case apart from words, so that a word is the same token wherever it stands.
 *
 * <p>{@link io.dragoman.tokenizers.casing.CaseMarkedTokenizer} writes it as tokens of its own;
 * {@link io.dragoman.tokenizers.casing.Truecaser} gives the first words of sentences the case that
 * they have elsewhere, as the scripts of Moses do.
 */
package io.dragoman.tokenizers.casing;

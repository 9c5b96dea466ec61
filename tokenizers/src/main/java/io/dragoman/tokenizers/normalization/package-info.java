/**
 * Makes text that is written in different ways the same: Unicode forms, punctuation, spaces.
 *
 * <p>{@link io.dragoman.tokenizers.normalization.TextNormalizer} is the way in.
 */
package io.dragoman.tokenizers.normalization;

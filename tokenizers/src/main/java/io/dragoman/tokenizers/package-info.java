/**
 * From a line of text to tokens and ids, and back.
 *
 * <p>Start at {@link io.dragoman.tokenizers.TextCodec}, which joins a {@link
 * io.dragoman.tokenizers.TextTokenizer} and a vocabulary. Subwords will stand between the two: a
 * model that segments the tokens after {@code tokenize} and merges them before {@code detokenize}.
 */
package io.dragoman.tokenizers;

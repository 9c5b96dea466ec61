/**
 * The encoder-decoder with attention: batches of ids in, losses or step-by-step logits out.
 *
 * <p>Core knows ids, not words. Start reading at {@code EncoderDecoder}.
 */
package io.dragoman.model;

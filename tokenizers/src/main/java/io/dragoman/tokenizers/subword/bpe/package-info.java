/**
 * Byte pair encoding of words into subwords, in the way and the file formats of subword-nmt.
 *
 * <p>{@link io.dragoman.tokenizers.subword.bpe.BpeLearner} learns {@link
 * io.dragoman.tokenizers.subword.bpe.BpeCodes} from {@link
 * io.dragoman.tokenizers.subword.bpe.WordCounts}, and {@link
 * io.dragoman.tokenizers.subword.bpe.BpeSegmenter} applies them; {@link
 * io.dragoman.tokenizers.subword.bpe.BpeSubwords} does so inside a model.
 */
package io.dragoman.tokenizers.subword.bpe;

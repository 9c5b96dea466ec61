/**
 * SentencePiece models: read, applied and learned without native code.
 *
 * <p>Start at {@link io.dragoman.tokenizers.subword.sentencepiece.SentencePieceModel}. {@link
 * io.dragoman.tokenizers.subword.sentencepiece.ModelFormat} is the file, a protocol buffer; {@link
 * io.dragoman.tokenizers.subword.sentencepiece.Normalizer} prepares text; a {@link
 * io.dragoman.tokenizers.subword.sentencepiece.Segmenter} cuts it.
 */
package io.dragoman.tokenizers.subword.sentencepiece;

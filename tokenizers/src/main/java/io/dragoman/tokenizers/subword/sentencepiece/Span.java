package io.dragoman.tokenizers.subword.sentencepiece;

/**
 * A part of normalized text.
 *
 * @param start its first byte
 * @param end behind its last byte
 * @param id of the piece that it is
 */
record Span(int start, int end, int id) {}

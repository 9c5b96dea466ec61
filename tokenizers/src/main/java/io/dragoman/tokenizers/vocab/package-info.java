/**
 * Vocabularies: the map between tokens and the ids a model works with.
 *
 * <p>Start at {@link io.dragoman.tokenizers.vocab.Vocabulary}; {@link
 * io.dragoman.tokenizers.vocab.VocabularyBuilder} makes one from text and {@link
 * io.dragoman.tokenizers.vocab.VocabularyFormat} reads and writes files.
 */
package io.dragoman.tokenizers.vocab;

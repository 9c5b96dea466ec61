/**
 * Word vectors that others trained, in the files of word2vec, GloVe and fastText.
 *
 * <p>Start reading at {@link io.dragoman.embeddings.WordVectors}.
 */
package io.dragoman.embeddings;

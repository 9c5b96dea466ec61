/**
 * Fetches public corpora: {@link io.dragoman.corpus.download.KnownCorpora} knows where they are,
 * {@link io.dragoman.corpus.download.Downloader} gets files from servers that may misbehave, {@link
 * io.dragoman.corpus.download.Unpacker} opens archives that may be hostile, and {@link
 * io.dragoman.corpus.download.CorpusGetter} does one after the other.
 */
package io.dragoman.corpus.download;

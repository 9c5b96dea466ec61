/**
 * Pairs of sentences in the formats that corpora and translation memories come in: tab-separated
 * values, TMX and XLIFF, all read as streams.
 *
 * <p>XML is untrusted input: {@link io.dragoman.corpus.format.SecureXml} declares no entities,
 * reads no other file, and limits what it keeps.
 */
package io.dragoman.corpus.format;

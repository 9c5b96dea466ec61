/**
 * Lucene parts: the default analyzer for European languages, and analyzers that others' jars have
 * the parts of.
 *
 * <p>Start at {@link io.dragoman.tokenizers.analysis.WordScanner}, which has the rules; {@link
 * io.dragoman.tokenizers.analysis.WordAnalyzer} offers them to Lucene. The classes named after a
 * jar need that jar, so nothing but its name may refer to one.
 */
package io.dragoman.tokenizers.analysis;

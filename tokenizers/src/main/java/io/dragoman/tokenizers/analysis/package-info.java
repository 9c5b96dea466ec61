/**
 * Lucene parts: the default analyzer for European languages.
 *
 * <p>Start at {@link io.dragoman.tokenizers.analysis.WordScanner}, which has the rules; {@link
 * io.dragoman.tokenizers.analysis.WordAnalyzer} offers them to Lucene.
 */
package io.dragoman.tokenizers.analysis;

/**
 * From lines of text to their translations: tokenizing, batching, searching on several threads, and
 * delivering in order.
 *
 * <p>Start reading at {@code Translator}.
 */
package io.dragoman.translate;

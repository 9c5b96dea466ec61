/**
 * Why a model translates a sentence as it does: the whole search, where it looked, what else it
 * might have written, and where a reference was lost; as data and as a page for a browser.
 *
 * <p>Start reading at {@code Explainer}.
 */
package io.dragoman.explain;

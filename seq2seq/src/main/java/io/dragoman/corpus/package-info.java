/** Corpora as streams: filters, shuffles, splits and statistics that need little memory. */
package io.dragoman.corpus;

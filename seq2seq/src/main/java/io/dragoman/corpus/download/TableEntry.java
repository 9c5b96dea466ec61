package io.dragoman.corpus.download;

/**
 * A table inside an archive of which two columns are the text of a corpus.
 *
 * @param name its name in the archive
 * @param firstColumn the column of the corpus's first language, counted from 1
 * @param secondColumn the column of its second language
 */
public record TableEntry(String name, int firstColumn, int secondColumn) {}

package io.dragoman.examples.phrasebook;

/**
 * One sentence in both languages, as raw text with capitals and punctuation.
 *
 * @param english the English sentence
 * @param german its German translation
 */
public record PhrasePair(String english, String german) {}

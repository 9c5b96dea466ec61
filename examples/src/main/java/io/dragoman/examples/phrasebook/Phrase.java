package io.dragoman.examples.phrasebook;

/** A fixed phrase, for example a clock time or a price. */
record Phrase(String english, String german) implements Entry {}

package io.dragoman.examples.speech;

import io.dragoman.examples.audio.Audio;

/**
 * One spoken word.
 *
 * @param word what is said
 * @param speaker who says it
 * @param audio how it sounds
 */
record Recording(String word, String speaker, Audio audio) {}

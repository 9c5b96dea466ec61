package io.dragoman.examples.speech;

import io.dragoman.examples.audio.Audio;
import java.util.List;

/**
 * A spoken string of words.
 *
 * @param transcript what is said, with one space between words
 * @param speaker who says it
 * @param parts its sound, in order
 */
record Utterance(String transcript, String speaker, List<Audio> parts) {
  /** The whole sound. */
  Audio audio() {
    return Audio.join(parts);
  }
}

package io.dragoman.config;

/** In which order the words of a sentence are written. */
public enum Direction {
  /** In the order of the text. */
  LEFT_TO_RIGHT,
  /** The last word first. */
  RIGHT_TO_LEFT
}
